import '../../src/workers/thread/handOver.worker.ts';
import type { Testimony } from './job-witness.worker.ts';

// the real worker; only its way out is watched
const post = self.postMessage.bind(self) as (message: unknown, buffers: ArrayBuffer[]) => void;
Object.assign(self, {
  postMessage(message: unknown, buffers: ArrayBuffer[]) {
    post(message, buffers);
    const testimony: Testimony = { bytesLeft: buffers.map(({ byteLength }) => byteLength) };
    post(testimony, []);
  },
});
