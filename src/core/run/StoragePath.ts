import { chunkSteps, rowOf } from '../job/rows.ts';
import type { Segment } from '../job/Job.ts';
import type { Settings } from '../settings/Settings.ts';

/** The storages of a run's rows, read where the jobs left them: never joined in memory. */
export class StoragePath {
  readonly settings: Settings;
  /** rows in all */
  readonly length: number;
  /** the storages as the jobs left them, in row order */
  readonly parts: readonly Float64Array<ArrayBuffer>[];
  readonly #firstRows: number[] = [];

  constructor(settings: Settings, parts: readonly Float64Array<ArrayBuffer>[]) {
    this.settings = settings;
    this.parts = parts;
    let rows = 0;
    for (const part of parts) {
      this.#firstRows.push(rows);
      rows += part.length;
    }
    this.length = rows;
  }

  /** @returns the storage of a row; undefined outside the path */
  at(row: number): number | undefined {
    const part = this.#partOf(row);
    return this.parts[part]?.[row - this.#firstRows[part]!];
  }

  /**
   * The storage of a chunk after `step` of its steps; at step 0 what it starts from.
   *
   * @throws RangeError outside the chunk
   */
  storage(chunk: number, step: number): number {
    const value = this.at(rowOf(this.settings, chunk, step));
    if (value === undefined || step > chunkSteps(this.settings, chunk)) {
      throw new RangeError(`chunk ${chunk} has no step ${step}`);
    }
    return value;
  }

  /**
   * Reads the storages of a chunk after some of its steps, which ascend: for many of them faster than one by one.
   *
   * @param to - takes them from `offset` on, `stride` apart
   */
  read(chunk: number, steps: readonly number[], to: Float64Array, offset = 0, stride = 1): void {
    const first = rowOf(this.settings, chunk, 0);
    let part = this.#partOf(first);
    let at = offset;
    for (const step of steps) {
      const row = first + step;
      while (row >= this.#firstRows[part]! + this.parts[part]!.length) part++;
      to[at] = this.parts[part]![row - this.#firstRows[part]!]!;
      at += stride;
    }
  }

  /** Writes storages over those of the rows from `row` on, which lie in one part. */
  write(row: number, storages: Float64Array): void {
    const part = this.#partOf(row);
    this.parts[part]!.set(storages, row - this.#firstRows[part]!);
  }

  /** A copy of the storages of a chunk after its steps 0..`count` - 1; the chunk has as many. */
  copyChunk(chunk: number, count: number): Float64Array {
    return this.copyRows(rowOf(this.settings, chunk, 0), count);
  }

  /** A copy of the storages after each step of a segment. */
  copySteps({ chunk, firstStep, stepCount }: Segment): Float64Array {
    return this.copyRows(rowOf(this.settings, chunk, firstStep + 1), stepCount);
  }

  /** A copy of the storages of `count` rows from `first` on; there are as many. */
  copyRows(first: number, count: number): Float64Array<ArrayBuffer> {
    const copy = new Float64Array(count);
    let part = this.#partOf(first);
    for (let done = 0; done < count; part++) {
      const offset = first + done - this.#firstRows[part]!;
      const piece = this.parts[part]!.subarray(offset, offset + count - done);
      copy.set(piece, done);
      done += piece.length;
    }
    return copy;
  }

  /** The last part that begins at or before the row. */
  #partOf(row: number): number {
    let low = 0;
    let high = this.parts.length;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.#firstRows[middle]! <= row) low = middle;
      else high = middle;
    }
    return low;
  }
}
