import type { Timed } from '../contract.ts';

/**
 * What the page may ask of the worker that hands over values which cost next to nothing to make:
 * value `i` of message `m` is `m + i`. Every call can be made again on another worker.
 */
export interface HandOverApi {
  /** Answers when the worker is ready. */
  ping(): Promise<boolean>;
  /**
   * The array is transferred to the page, which owns it from then on.
   *
   * @param buffer - one that the page no longer needs, transferred, large enough; null: a fresh one is made
   */
  give(
    message: number,
    valueCount: number,
    buffer: ArrayBuffer | null,
  ): Timed<Float64Array<ArrayBuffer>>;
  /** The page gets a copy; the worker keeps its array, and writes in it again for the next message. */
  copy(message: number, valueCount: number): Timed<Float64Array<ArrayBuffer>>;
  /** Writes to memory of both threads; the answer carries no values. */
  fill(message: number, memory: SharedArrayBuffer): Timed<null>;
}
