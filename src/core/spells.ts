/**
 * Counts unbroken runs of steps of one kind. Three numbers tell of a block's spells all that is
 * needed to find the longest one of a path: `[longest, at the start, at the end]`.
 */
export class SpellCounter {
  #steps = 0;
  #current = 0;
  #longest = 0;
  #atStart: number | null = null;

  add(isOfKind: boolean): void {
    this.#steps++;
    if (isOfKind) {
      this.#longest = Math.max(this.#longest, ++this.#current);
    } else {
      this.#atStart ??= this.#current;
      this.#current = 0;
    }
  }

  /** Writes the three numbers at `offset`. */
  pack(to: Float64Array, offset: number): void {
    to[offset] = this.#longest;
    to[offset + 1] = this.#atStart ?? this.#steps;
    to[offset + 2] = this.#current;
  }
}
