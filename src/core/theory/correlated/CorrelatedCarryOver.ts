import { CensoredNormal } from '../CensoredNormal.ts';
import type { Panels } from '../Panels.ts';
import { gmres } from './gmres.ts';
import { Cut, type CutFrame } from './Cut.ts';
import { partsBelow, productsBelow } from './hermite.ts';
import type { CorrelatedReservoir } from './CorrelatedReservoir.ts';
import { cutPanels } from './cutPanels.ts';
import { times } from './times.ts';

/** Of the residual, relative to the right side. */
const TOLERANCE = 1e-12;

const MOST_PRODUCTS = 200;

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
  readonly #frame: CutFrame;
  readonly #cuts: readonly Cut[];
  #products: (Float64Array | null)[] | null = null;
  #G: Float64Array | null | undefined;

  private constructor(reservoir: CorrelatedReservoir, count: number, panels: Panels) {
    const { K, mu, sigma, target, rho } = reservoir;
    this.B = K - target;
    this.target = target;
    this.inflow = new CensoredNormal(reservoir, target);
    this.count = count;
    this.r = Math.sqrt(Math.abs(rho));
    this.sigma = sigma;
    this.rho = rho;
    this.driest = -mu / sigma;
    this.panels = panels;
    const dry = productsBelow(this.driest, this.r, count);
    this.#frame = { B: this.B, mu, sigma, panels, count, r: this.r, dry };
    this.#cuts = Array.from(panels.nodes, (y) => new Cut(y + target, this.#frame));
  }

  /**
   * @param isNarrow - other panels, to be held against
   * @returns null where there are too many nodes
   */
  static of(
    reservoir: CorrelatedReservoir,
    count: number,
    mostNodes: number,
    isNarrow = false,
  ): CorrelatedCarryOver | null {
    const panels = cutPanels(reservoir, mostNodes, isNarrow);
    return panels === null ? null : new CorrelatedCarryOver(reservoir, count, panels);
  }

  get size(): number {
    return this.count * this.panels.size;
  }

  /** r^n c_n at the nodes; null where it cannot be solved for */
  get G(): Float64Array | null {
    if (this.#G === undefined) {
      const certain = new Float64Array(this.count);
      certain[0] = 1;
      this.#G = this.solve(this.fromFull(certain));
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
    this.#cuts.forEach((cut, i) => cut.add(signed, product, i * this.count));
    return product;
  }

  /** r^n E[1{S <= s} h_n(X)] of the step after g, for s up to K (from below), without what a full reservoir makes of it. */
  below(s: number, g: Float64Array): Float64Array {
    const part = new Float64Array(this.count);
    new Cut(s, this.#frame).add(this.signed(g), part, 0);
    return part;
  }

  /** The same with what a full reservoir makes of it, of which `mass` is r^n E[1 h_n(X)]. */
  shareOf(s: number, g: Float64Array, mass: Float64Array): Float64Array {
    const part = this.below(s, g);
    if (s < this.B) return part;
    const products = productsBelow(this.normalOf(s - this.B), this.r, this.count);
    const fromFull = times(products, this.signed(mass));
    return part.map((value, n) => value + fromFull[n]!);
  }

  /** The same in the long run. */
  share(s: number, G: Float64Array): Float64Array {
    const part = this.below(s, G);
    if (s < this.B) return part;
    const fromFull = partsBelow(this.normalOf(s - this.B), this.r, this.count);
    return part.map((value, n) => value + fromFull[n]!);
  }

  /** The normal that makes an inflow. */
  normalOf(inflow: number): number {
    const { mu, sigma } = this.#frame;
    return (inflow - mu) / sigma;
  }

  /** What steps without inflow leave: r^n E[1{dry} h_n(X)] of those that are counted before. */
  afterDry(counted: Float64Array): Float64Array {
    return times(this.#frame.dry, this.signed(counted));
  }

  /**
   * What a step makes of reservoirs that are full for certain, with `mass` r^n E[1 h_n(X)]: at the nodes.
   */
  fromFull(mass: Float64Array): Float64Array {
    const signed = this.signed(mass);
    // made when they are first needed
    this.#products ??= Array.from(this.panels.nodes, (y) =>
      y + this.target < this.B
        ? null
        : productsBelow(this.normalOf(y + this.target - this.B), this.r, this.count),
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
}
