import { CensoredNormal } from '../CensoredNormal.ts';
import { Panels, type Place } from '../Panels.ts';
import { gmres } from './gmres.ts';
import { hermite, partsBelow, productsBelow } from './hermite.ts';
import type { CorrelatedReservoir } from './CorrelatedReservoir.ts';
import { cutPanels } from './cutPanels.ts';
import { times } from './times.ts';

/** Normals that are farther out do not occur. */
const FARTHEST = 9;

/** Of the residual, relative to the right side. */
const TOLERANCE = 1e-12;

const MOST_PRODUCTS = 400;

/** What one step does to the part of it that ends with a storage up to s. */
interface Cut {
  /** Hermite functions at the places, times the root of weight / σ */
  readonly shapes: Float64Array;
  readonly places: readonly Place[];
  /** without inflow, from the storage s; null where that is B or more */
  readonly dry: Place | null;
  /** (s - B - μ) / σ: inflows up to here keep a full reservoir at s or below; null where there are none */
  readonly fromFull: number | null;
}

/**
 * The stationary law of the carry-over where successive normals are correlated, X' = ρ X + √(1 - ρ²) z and
 * I = max(μ + σ X, 0), by collocation in y and a Galerkin method in x.
 *
 * X is reversible, and the conditional mean of an orthonormal Hermite polynomial is E[h_n(X') | X] = ρ^n h_n(X). So with
 * c_n(y) = E[1{Y <= y} h_n(X)] of one step, P(Y <= y | X' = x) = Σ ρ^n h_n(x) c_n(y) in the next one, without any error,
 * and Y' = clamp(Y + I - S̄, 0, B) makes
 *
 *   c_n(y) = ∫ h_n(x) φ(x) Σ_m ρ^m h_m(x) c_m(y + S̄ - I(x)) dx,  c_m(z) = 0 for z < 0, 1{m = 0} for z >= B
 *
 * Of what is left out, above the last polynomial, an answer feels the square: at ρ = 0 one polynomial is the law of
 * independent steps. Functions stand for r^n c_n at the nodes of `panels`, r = √|ρ|, node by node.
 */
export class CorrelatedCarryOver {
  readonly B: number;
  readonly target: number;
  /** of I - S̄ */
  readonly inflow: CensoredNormal;
  /** polynomials */
  readonly count: number;
  readonly r: number;
  readonly sigma: number;
  readonly rho: number;
  /** -μ / σ: no inflow below it */
  readonly driest: number;
  readonly panels: Panels;
  readonly #reservoir: CorrelatedReservoir;
  readonly #cuts: readonly Cut[];
  /** what a step without inflow makes of the polynomials */
  readonly #dry: Float64Array;
  readonly #values: Float64Array;
  #products: (Float64Array | null)[] | null = null;
  #G: Float64Array | null | undefined;

  private constructor(reservoir: CorrelatedReservoir, count: number, panels: Panels) {
    const { K, mu, sigma, target, rho } = reservoir;
    this.#reservoir = reservoir;
    this.B = K - target;
    this.target = target;
    this.inflow = new CensoredNormal(reservoir, target);
    this.count = count;
    this.r = Math.sqrt(Math.abs(rho));
    this.sigma = sigma;
    this.rho = rho;
    this.driest = -mu / sigma;
    this.panels = panels;
    this.#values = new Float64Array(count);
    this.#dry = productsBelow(this.driest, this.r, count);
    this.#cuts = Array.from(panels.nodes, (y) => this.#cutAt(y + target));
  }

  /** @returns null where there are too many nodes */
  static of(
    reservoir: CorrelatedReservoir,
    count: number,
    mostNodes: number,
  ): CorrelatedCarryOver | null {
    const panels = cutPanels(reservoir, mostNodes);
    return panels === null ? null : new CorrelatedCarryOver(reservoir, count, panels);
  }

  get size(): number {
    return this.count * this.panels.size;
  }

  /** r^n c_n at the nodes; null where it cannot be solved for */
  get G(): Float64Array | null {
    if (this.#G === undefined) {
      const b = this.#atCuts(({ fromFull }) =>
        fromFull === null ? null : partsBelow(fromFull, this.r, this.count),
      );
      this.#G = this.solve(b);
    }
    return this.#G;
  }

  solve(b: Float64Array): Float64Array | null {
    return gmres((g) => this.apply(g), b, TOLERANCE, MOST_PRODUCTS);
  }

  /** A g: one step from below B */
  apply(g: Float64Array): Float64Array {
    const signed = this.signed(g);
    const product = new Float64Array(this.size);
    this.#cuts.forEach((cut, i) => this.#add(cut, signed, product, i * this.count));
    return product;
  }

  /** r^n E[1{S <= s} h_n(X)] of the step after g, for s up to K (from below), without what a full reservoir makes of it. */
  below(s: number, g: Float64Array): Float64Array {
    const part = new Float64Array(this.count);
    this.#add(this.#cutAt(s), this.signed(g), part, 0);
    return part;
  }

  /** The same of the long run, with what a full reservoir makes of it. */
  share(s: number, G: Float64Array): Float64Array {
    const part = this.below(s, G);
    if (s < this.B) return part;
    const fromFull = partsBelow(this.normalOf(s - this.B), this.r, this.count);
    return part.map((value, n) => value + fromFull[n]!);
  }

  /** The normal that makes an inflow. */
  normalOf(inflow: number): number {
    const { mu, sigma } = this.#reservoir;
    return (inflow - mu) / sigma;
  }

  /** What steps without inflow leave: r^n E[1{dry} h_n(X)] of those that are counted before. */
  afterDry(counted: Float64Array): Float64Array {
    return times(this.#dry, this.signed(counted));
  }

  /**
   * What a step makes of reservoirs that are full for certain, with `mass` r^n E[1 h_n(X)]: at the nodes.
   */
  fromFull(mass: Float64Array): Float64Array {
    const signed = this.signed(mass);
    this.#products ??= this.#cuts.map(({ fromFull }) =>
      fromFull === null ? null : productsBelow(fromFull, this.r, this.count),
    );
    const values = new Float64Array(this.size);
    this.#products.forEach((products, i) => {
      if (products !== null) values.set(times(products, signed), i * this.count);
    });
    return values;
  }

  /** Values at a node or many, each times the sign of ρ^n. */
  signed(g: Float64Array): Float64Array {
    if (this.rho >= 0) return g;
    return g.map((value, i) => ((i % this.count) % 2 === 1 ? -value : value));
  }

  #add({ shapes, places, dry }: Cut, signed: Float64Array, out: Float64Array, at: number): void {
    const { count } = this;
    for (let q = 0, shape = 0; q < places.length; q++, shape += count) {
      const { first, terms } = places[q]!;
      const isNode = terms.length === 1;
      const values = isNode ? signed : this.#valuesAt(places[q]!, signed);
      const from = isNode ? first * count : 0;
      let sum = 0;
      for (let m = 0; m < count; m++) sum += shapes[shape + m]! * values[from + m]!;
      for (let n = 0; n < count; n++) out[at + n]! += sum * shapes[shape + n]!;
    }
    if (dry === null) return;
    const values = this.#valuesAt(dry, signed);
    for (let m = 0, from = 0; m < count; m++, from += count) {
      const value = values[m]!;
      for (let n = 0; n < count; n++) out[at + n]! += this.#dry[from + n]! * value;
    }
  }

  /** @returns a buffer that the next call fills */
  #valuesAt({ first, terms }: Place, of: Float64Array): Float64Array {
    const { count } = this;
    const values = this.#values.fill(0);
    for (let l = 0, from = first * count; l < terms.length; l++, from += count) {
      const term = terms[l]!;
      for (let m = 0; m < count; m++) values[m]! += term * of[from + m]!;
    }
    return values;
  }

  #cutAt(s: number): Cut {
    const { mu, sigma } = this.#reservoir;
    const { B, count, panels } = this;
    // an inflow from each place, with its normal not too far out
    const from = Math.max(0, s - mu - FARTHEST * sigma);
    const to = Math.min(B, s - Math.max(0, mu - FARTHEST * sigma));
    const places = panels.placesIn(0, Math.min(B, s)).filter(({ x }) => x >= from && x <= to);
    const shapes = new Float64Array(places.length * count);
    places.forEach(({ x, weight }, q) =>
      hermite((s - x - mu) / sigma, this.r, count, shapes, q * count, Math.sqrt(weight / sigma)),
    );
    const isDry = s < B && s >= 0 && this.driest > -FARTHEST;
    return {
      shapes,
      places,
      dry: isDry ? panels.placeAt(s) : null,
      fromFull: s >= B ? this.normalOf(s - B) : null,
    };
  }

  #atCuts(of: (cut: Cut) => Float64Array | null): Float64Array {
    const values = new Float64Array(this.size);
    this.#cuts.forEach((cut, i) => {
      const part = of(cut);
      if (part !== null) values.set(part, i * this.count);
    });
    return values;
  }
}
