import { expose, transfer } from 'comlink';
import { timeStamp } from '../clock.ts';
import { holdLifeLock } from './holdLifeLock.ts';
import type { HandOverApi } from '../hand-over/contract.ts';

/** What `copy` writes in; made again only when another size is asked for. */
let kept = new Float64Array(0);

function write(values: Float64Array, message: number): void {
  for (let i = 0; i < values.length; i++) values[i] = message + i;
}

const isHeld = holdLifeLock();

const api: HandOverApi = {
  ping: () => isHeld.then(() => true),
  give(message, valueCount, buffer) {
    const startedAt = timeStamp();
    const result =
      buffer === null ? new Float64Array(valueCount) : new Float64Array(buffer, 0, valueCount);
    write(result, message);
    return transfer({ result, startedAt, finishedAt: timeStamp() }, [result.buffer]);
  },
  copy(message, valueCount) {
    const startedAt = timeStamp();
    if (kept.length !== valueCount) kept = new Float64Array(valueCount);
    write(kept, message);
    return { result: kept, startedAt, finishedAt: timeStamp() };
  },
  fill(message, memory) {
    const startedAt = timeStamp();
    write(new Float64Array(memory), message);
    return { result: null, startedAt, finishedAt: timeStamp() };
  },
};

expose(api);
