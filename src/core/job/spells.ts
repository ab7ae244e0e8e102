/**
 * Counts unbroken runs of steps of one kind. Four numbers tell of a block's spells all that is
 * needed to find the longest one of a path and to count them: `[longest, at the start, at the end, count]`.
 */
export class SpellCounter {
  #steps = 0;
  #current = 0;
  #longest = 0;
  #atStart: number | null = null;
  #count = 0;

  add(isOfKind: boolean): void {
    this.#steps++;
    if (isOfKind) {
      if (this.#current === 0) this.#count++;
      this.#longest = Math.max(this.#longest, ++this.#current);
    } else {
      this.#atStart ??= this.#current;
      this.#current = 0;
    }
  }

  /** Writes the four numbers at `offset`. */
  pack(to: Float64Array, offset: number): void {
    to[offset] = this.#longest;
    to[offset + 1] = this.#atStart ?? this.#steps;
    to[offset + 2] = this.#current;
    to[offset + 3] = this.#count;
  }
}
