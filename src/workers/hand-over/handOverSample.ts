import { transfer } from 'comlink';
import type { Parts } from '../../core/timing/Timing.ts';
import { timeStamp } from '../clock.ts';
import type { Timed } from '../contract.ts';
import type { Remote } from '../pool/PoolWorker.ts';
import type { WorkerPool } from '../pool/WorkerPool.ts';
import { WorkerLost } from '../pool/WorkerLost.ts';
import type { HandOverApi } from './contract.ts';
import type { HandOverCondition } from './handOverConditions.ts';

type HandOver = (remote: Remote<HandOverApi>, message: number) => Promise<Timed<Float64Array>>;

/**
 * Times one condition: one message after another, each of which is made, handed over, and read to
 * its last value. A message before the clock makes the memory that the way keeps.
 *
 * @param pool - of one worker, so that all messages come from the same
 * @returns `startMs` is 0; messages to the worker and to the page are `handOverMs`, reading is `mergeMs`
 * @throws Error if other values arrive than were made; `signal.reason`; what the pool throws;
 *   WorkerLost if the worker was lost in it
 */
export async function handOverSample(
  pool: Pick<WorkerPool<HandOverApi>, 'run'>,
  condition: HandOverCondition,
  signal: AbortSignal,
): Promise<Parts> {
  const handOver = createHandOver(condition);
  const timeMessage = (message: number) => {
    let tries = 0;
    return pool.run(
      async (remote) => {
        if (++tries > 1) throw new WorkerLost('The worker is lost again and again');
        const sentAt = timeStamp();
        const { result, startedAt, finishedAt } = await handOver(remote, message);
        const receivedAt = timeStamp();
        checkSum(result, message, condition.valuesPerMessage);
        return { sentAt, startedAt, finishedAt, receivedAt, readAt: timeStamp() };
      },
      { name: `Message ${message}`, signal },
    );
  };

  await timeMessage(0);
  let computeMs = 0;
  let handOverMs = 0;
  let mergeMs = 0;
  const begunAt = timeStamp();
  for (let message = 1; message <= condition.messages; message++) {
    const stamps = await timeMessage(message);
    computeMs += stamps.finishedAt - stamps.startedAt;
    // the worker's clock comes in once with each sign: where it is ahead or behind does not count
    handOverMs += stamps.startedAt - stamps.sentAt + (stamps.receivedAt - stamps.finishedAt);
    mergeMs += stamps.readAt - stamps.receivedAt;
  }
  const wallMs = timeStamp() - begunAt;
  const waitMs = wallMs - computeMs - handOverMs - mergeMs;
  return { wallMs, startMs: 0, computeMs, handOverMs, mergeMs, waitMs };
}

/** The calls of one sample, with the memory that it keeps between them. */
function createHandOver({ name, valuesPerMessage }: HandOverCondition): HandOver {
  switch (name) {
    case 'transferred':
      return (remote, message) => remote.give(message, valuesPerMessage, null);
    case 'transferred and sent back': {
      let spare: ArrayBuffer | null = null;
      return async (remote, message) => {
        const buffer = spare;
        spare = null; // goes with the message, and is lost if its worker dies
        const sent = buffer === null ? null : transfer(buffer, [buffer]);
        const timed = await remote.give(message, valuesPerMessage, sent);
        spare = timed.result.buffer;
        return timed;
      };
    }
    case 'copied':
      return (remote, message) => remote.copy(message, valuesPerMessage);
    case 'shared': {
      const memory = new SharedArrayBuffer(valuesPerMessage * Float64Array.BYTES_PER_ELEMENT);
      const result = new Float64Array(memory);
      return async (remote, message) => ({ ...(await remote.fill(message, memory)), result });
    }
  }
}

/** Reads all values. Sums of whole numbers below 2⁵³ are exact, in any order. */
function checkSum(values: Float64Array, message: number, valueCount: number): void {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  const made = valueCount * message + (valueCount * (valueCount - 1)) / 2;
  if (sum !== made) throw new Error('what was handed over is not what was made');
}
