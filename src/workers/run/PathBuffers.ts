import type { StoragePath } from '../../core/run/StoragePath.ts';

/** How much larger than asked for a buffer may be, so that a path takes little more than its size. */
const LOOSEST_FIT = 1.25;

/**
 * Buffers of a path that is no longer shown, for the jobs of the next run: memory that has been
 * written before costs less than half of fresh memory. No more than one path's are kept.
 */
export class PathBuffers {
  #free: ArrayBuffer[] = [];
  readonly #held = new Set<StoragePath>();

  /** Keeps the buffers of a path from being taken over while somebody reads it, until `release`. */
  hold(path: StoragePath): void {
    this.#held.add(path);
  }

  release(path: StoragePath): void {
    this.#held.delete(path);
  }

  /**
   * Takes over the buffers of a path, which nobody may read from now on; earlier ones are let go.
   *
   * @param bytes - that may be kept at most: those of the newest path
   */
  give(path: StoragePath | null, bytes: number): void {
    let left = bytes;
    const parts = path === null || this.#held.has(path) ? [] : path.parts;
    this.#free = parts
      .map(({ buffer }) => buffer)
      .filter((buffer) => (left -= buffer.byteLength) >= 0);
  }

  /** The smallest buffer that fits. If none does, a run of another size has begun: all are let go. */
  take(bytes: number): ArrayBuffer | null {
    const fitting = this.#free
      .filter(({ byteLength }) => byteLength >= bytes && byteLength <= LOOSEST_FIT * bytes)
      .sort((a, b) => a.byteLength - b.byteLength);
    const [best = null] = fitting;
    this.#free = best === null ? [] : this.#free.filter((buffer) => buffer !== best);
    return best;
  }
}
