import type { Panels, Place } from '../Panels.ts';
import { hermite } from './hermite.ts';

/** Normals that are farther out do not occur. */
const FARTHEST = 9;

/** What all cuts of one law share. */
export interface CutFrame {
  readonly B: number;
  readonly mu: number;
  readonly sigma: number;
  readonly panels: Panels;
  /** polynomials */
  readonly count: number;
  readonly r: number;
  /** what a step without inflow makes of the polynomials */
  readonly dry: Float64Array;
}

/** What a step makes of a carry-over below B, of which it is that it ends with a storage up to s: one row of A. */
export class Cut {
  readonly #frame: CutFrame;
  readonly #places: readonly Place[];
  /** Hermite functions of the normals that lead from the places to s, times the root of weight / σ */
  readonly #shapes: Float64Array;
  /** without inflow, from the storage s; null where that is B or more */
  readonly #dry: Place | null;
  /** where values between nodes are put together */
  readonly #values: Float64Array;

  constructor(s: number, frame: CutFrame) {
    const { B, mu, sigma, panels, count, r } = frame;
    this.#frame = frame;
    this.#values = new Float64Array(count);
    // an inflow from each place, with its normal not too far out
    const from = Math.max(0, s - mu - FARTHEST * sigma);
    const to = Math.min(B, s - Math.max(0, mu - FARTHEST * sigma));
    const places = panels.placesIn(0, Math.min(B, s)).filter(({ x }) => x >= from && x <= to);
    this.#places = places;
    this.#shapes = new Float64Array(places.length * count);
    places.forEach(({ x, weight }, q) =>
      hermite((s - x - mu) / sigma, r, count, this.#shapes, q * count, Math.sqrt(weight / sigma)),
    );
    const isDry = s < B && s >= 0 && mu < FARTHEST * sigma;
    this.#dry = isDry ? panels.placeAt(s) : null;
  }

  /**
   * Adds what comes of the values at all nodes to `out`, from `at` on.
   *
   * @param signed - each times the sign of ρ^n
   */
  add(signed: Float64Array, out: Float64Array, at: number): void {
    const { count, dry } = this.#frame;
    const shapes = this.#shapes;
    const places = this.#places;
    for (let q = 0, shape = 0; q < places.length; q++, shape += count) {
      const { first, terms } = places[q]!;
      const isNode = terms.length === 1;
      const values = isNode ? signed : this.#valuesAt(places[q]!, signed);
      const from = isNode ? first * count : 0;
      let sum = 0;
      for (let m = 0; m < count; m++) sum += shapes[shape + m]! * values[from + m]!;
      for (let n = 0; n < count; n++) out[at + n]! += sum * shapes[shape + n]!;
    }
    if (this.#dry === null) return;
    const values = this.#valuesAt(this.#dry, signed);
    for (let m = 0, from = 0; m < count; m++, from += count) {
      const value = values[m]!;
      for (let n = 0; n < count; n++) out[at + n]! += dry[from + n]! * value;
    }
  }

  /** @returns a buffer that the next call fills */
  #valuesAt({ first, terms }: Place, of: Float64Array): Float64Array {
    const { count } = this.#frame;
    const values = this.#values.fill(0);
    for (let l = 0, from = first * count; l < terms.length; l++, from += count) {
      const term = terms[l]!;
      for (let m = 0; m < count; m++) values[m]! += term * of[from + m]!;
    }
    return values;
  }
}
