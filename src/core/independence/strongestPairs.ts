/** A pair of chunks, a < b, and the correlation of their shocks. */
export interface PairCorrelation {
  readonly a: number;
  readonly b: number;
  /** in [-1, 1]; NaN where there are fewer than two steps */
  readonly r: number;
}

/** Keeps the pairs of largest |r| among many, as they come. */
export class StrongestPairs {
  readonly #count: number;
  #pairs: PairCorrelation[] = [];
  #weakest = -1;

  /** @param count - pairs kept, from 1 */
  constructor(count: number) {
    this.#count = count;
  }

  add(a: number, b: number, r: number): void {
    if (Math.abs(r) <= this.#weakest) return;
    this.#pairs.push({ a, b, r });
    if (this.#pairs.length >= 2 * this.#count) {
      this.#cut();
      this.#weakest = Math.abs(this.#pairs.at(-1)!.r);
    }
  }

  /** The pairs kept, |r| falling; of equal ones those that came first. */
  take(): PairCorrelation[] {
    this.#cut();
    return this.#pairs;
  }

  #cut(): void {
    const strength = ({ r }: PairCorrelation) => (Number.isNaN(r) ? -1 : Math.abs(r));
    this.#pairs.sort((x, y) => strength(y) - strength(x));
    this.#pairs.length = Math.min(this.#pairs.length, this.#count);
  }
}
