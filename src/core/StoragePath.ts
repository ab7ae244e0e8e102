import { chunkSteps, stepsBefore } from './rows.ts';
import type { Settings } from './simulation.ts';

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
    // the last part that begins at or before the row
    let low = 0;
    let high = this.parts.length;
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.#firstRows[middle]! <= row) low = middle;
      else high = middle;
    }
    return this.parts[low]?.[row - this.#firstRows[low]!];
  }

  /**
   * The storage of a chunk after `step` of its steps; at step 0 what it starts from.
   *
   * @throws RangeError outside the chunk
   */
  storage(chunk: number, step: number): number {
    const { settings } = this;
    const initialRowsBefore = settings.boundary === 'restart' ? chunk : 0;
    const value = this.at(stepsBefore(settings, chunk) + initialRowsBefore + step);
    if (value === undefined || step > chunkSteps(settings, chunk)) {
      throw new RangeError(`chunk ${chunk} has no step ${step}`);
    }
    return value;
  }
}
