/**
 * A sum taken as four interleaved partial sums, the terms 0, 4, 8 …, 1, 5, 9 … and so on: the order
 * in which two vectors of two doubles add, so that a kernel can give the same bits.
 */
export class PartialSums {
  readonly #sums = new Float64Array(4);

  /** @param index - of the term, from 0 */
  add(index: number, term: number): void {
    this.#sums[index % 4]! += term;
  }

  total(): number {
    const sums = this.#sums;
    return sums[0]! + sums[2]! + (sums[1]! + sums[3]!);
  }
}
