import type { Settings } from '../settings/Settings.ts';
import { CensoredNormal } from './CensoredNormal.ts';
import { LuSolver } from './LuSolver.ts';
import { WIDEST_PANEL } from './law.ts';
import { NARROW_NODES, Panels, WIDE_NODES } from './Panels.ts';

/** Atoms of which the share is smaller than this leave no break in the law. */
const LEAST_BREAK = 1e-19;

/** Unknowns beyond which the law is not solved: the time grows with their cube. */
const MOST_UNKNOWNS = 1344;

export type Reservoir = Pick<Settings, 'K' | 'mu' | 'sigma' | 'target'>;

/**
 * The stationary law of the carry-over, by collocation: functions stand for their values at the nodes
 * of `panels`.
 *
 * Y = max(S - S̄, 0) is a walk reflected at 0 and at B = K - S̄: Y' = clamp(Y + I - S̄, 0, B). With
 * G(y) = P(Y <= y), C = 1 - G on [0, B), F the law of the inflow and f its density above 0:
 *
 *   G(y) = F(y + S̄ - B) + (A G)(y),  C(y) = P(I > y + S̄) + (A C)(y),
 *   (A g)(y) = ∫ g(v) f(y + S̄ - v) dv over v from 0 to min(B, y + S̄), + P(I = 0) g(y + S̄) if y + S̄ < B
 */
export class CarryOver {
  readonly target: number;
  readonly B: number;
  /** of I - S̄, which one step adds to the carry-over */
  readonly inflow: CensoredNormal;
  readonly #panels: Panels;
  /** A, row by row */
  readonly #matrix: Float64Array;
  // what takes most of the time is made when it is asked for
  #solver: LuSolver | null = null;
  #G: Float64Array | null = null;
  #C: Float64Array | null = null;

  private constructor(reservoir: Reservoir, inflow: CensoredNormal, panels: Panels) {
    const { K, target } = reservoir;
    this.B = K - target;
    this.inflow = inflow;
    this.target = target;
    this.#panels = panels;
    const { nodes, size } = panels;
    this.#matrix = new Float64Array(size * size);
    for (let i = 0; i < size; i++) {
      this.#matrix.set(this.rowOfA(nodes[i]! + target, nodes[i]), i * size);
    }
  }

  /** @returns null where there are too many unknowns */
  static solve(reservoir: Reservoir, mostUnknowns = MOST_UNKNOWNS): CarryOver | null {
    const inflow = new CensoredNormal(reservoir, reservoir.target);
    const panels = cutPanels(reservoir, inflow, mostUnknowns);
    return panels === null ? null : new CarryOver(reservoir, inflow, panels);
  }

  get G(): Float64Array {
    return (this.#G ??= this.solve(this.atNodes((y) => this.inflow.below(y - this.B))));
  }

  get C(): Float64Array {
    return (this.#C ??= this.solve(this.atNodes((y) => this.inflow.above(y))));
  }

  get size(): number {
    return this.#panels.size;
  }

  /** Greatest |G + C - 1|: what was solved twice, and should be 1. */
  get errorIndicator(): number {
    return this.G.reduce((most, g, i) => Math.max(most, Math.abs(g + this.C[i]! - 1)), 0);
  }

  atNodes(f: (y: number, i: number) => number): Float64Array {
    return Float64Array.from(this.#panels.nodes, f);
  }

  /**
   * Weights of (A g) for the cut x = y + S̄.
   *
   * @param y - where it is known better than by subtraction
   */
  rowOfA(x: number, y = x - this.target): Float64Array {
    const row = this.rowTo(x, (v) => this.inflow.density(y - v));
    if (x < this.B) this.#panels.addValue(row, x, this.inflow.zeroShare);
    return row;
  }

  /** Weights of the integral of g k over [0, min(x, B)]. */
  rowTo(x: number, k: (y: number) => number): Float64Array {
    return this.#row(0, x, k);
  }

  /** The solution Z = g + A g + A² g + ... of (I - A) Z = g. */
  solve(g: Float64Array): Float64Array {
    const { size } = this;
    this.#solver ??= new LuSolver(
      this.#matrix.map((a, at) => (at % (size + 1) === 0 ? 1 : 0) - a),
      size,
    );
    return this.#solver.solve(g);
  }

  /** A g */
  apply(g: Float64Array): Float64Array {
    const n = this.size;
    const matrix = this.#matrix;
    const product = new Float64Array(n);
    // two rows at once: their sums need not wait for one another. The number of nodes is even
    for (let i = 0, at = 0; i < n; i += 2, at += n) {
      let sum = 0;
      let next = 0;
      for (let j = 0; j < n; j++, at++) {
        sum += matrix[at]! * g[j]!;
        next += matrix[at + n]! * g[j]!;
      }
      product[i] = sum;
      product[i + 1] = next;
    }
    return product;
  }

  /** Integral of g k over [0, B]. */
  integral(g: Float64Array, k: (y: number) => number): number {
    const { nodes, weights } = this.#panels;
    return weights.reduce((sum, weight, i) => sum + weight * g[i]! * k(nodes[i]!), 0);
  }

  /** Integral of g k over [0, x]. */
  integralTo(g: Float64Array, x: number, k: (y: number) => number): number {
    return dot(this.rowTo(x, k), g);
  }

  /** Integral of g k over [x, B]. */
  integralFrom(g: Float64Array, x: number, k: (y: number) => number): number {
    return dot(this.#row(x, this.B, k), g);
  }

  #row(a: number, b: number, k: (y: number) => number): Float64Array {
    const row = new Float64Array(this.size);
    this.#panels.addIntegral(row, a, b, k);
    return row;
  }

  /**
   * P(S <= s) for s below K
   *
   * @param row - that of A for the cut s
   */
  below(s: number, row = this.rowOfA(s)): number {
    return dot(row, this.G) + (s >= this.B ? this.inflow.below(s - this.target - this.B) : 0);
  }

  /** P(Y = 0) */
  get atZero(): number {
    return this.below(this.target);
  }
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Panels between the breaks of G: 0, B, and B - j S̄ while they can be seen. */
function cutPanels(
  { K, sigma, target }: Reservoir,
  inflow: CensoredNormal,
  most: number,
): Panels | null {
  const B = K - target;
  const fading = Math.max(inflow.zeroShare, inflow.density(-target) * Math.min(target, sigma));
  const breaks = [B];
  let left = fading;
  for (let at = B - target; at > 0 && left > LEAST_BREAK; at -= target, left *= fading) {
    breaks.unshift(at);
    if (NARROW_NODES * breaks.length > most) return null;
  }
  breaks.unshift(0);
  if ((WIDE_NODES * B) / (WIDEST_PANEL * sigma) > most) return null;
  const panels = new Panels(breaks, sigma);
  return panels.size > most ? null : panels;
}
