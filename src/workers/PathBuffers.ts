import type { StoragePath } from '../core/StoragePath.ts';

/**
 * Buffers of a path that is no longer shown, for the jobs of the next run: memory that has been
 * written before costs less than half of fresh memory.
 */
export class PathBuffers {
  #free: ArrayBuffer[] = [];

  /**
   * Takes over the buffers of a path, which nobody may read from now on; others are let go.
   *
   * @param bytes - that may be kept at most, as many as the next run is likely to need
   */
  give(path: StoragePath, bytes: number): void {
    let left = bytes;
    this.#free = path.parts
      .map(({ buffer }) => buffer)
      .filter((buffer) => (left -= buffer.byteLength) >= 0);
  }

  /** A buffer of at least so many bytes, and not of more than twice as many; null if there is none. */
  take(bytes: number): ArrayBuffer | null {
    const index = this.#free.findIndex(
      ({ byteLength }) => byteLength >= bytes && byteLength <= 2 * bytes,
    );
    return index < 0 ? null : this.#free.splice(index, 1)[0]!;
  }
}
