import '../../src/workers/thread/job.worker.ts';

/** What the witness tells after every message, past comlink. */
export interface Testimony {
  /** bytes that are left, after sending, in each buffer that was to be transferred */
  readonly bytesLeft: readonly number[];
}

// the real job worker; only its way out is watched
const post = self.postMessage.bind(self) as (message: unknown, buffers: ArrayBuffer[]) => void;
Object.assign(self, {
  postMessage(message: unknown, buffers: ArrayBuffer[]) {
    post(message, buffers);
    const testimony: Testimony = { bytesLeft: buffers.map(({ byteLength }) => byteLength) };
    post(testimony, []);
  },
});
