import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { Settings } from '../simulation.ts';
import { gaussLegendre } from './gaussLegendre.ts';

/** Distances, in spreads, over which the laws are integrated. */
const SHORT = 0.5;
const RULE = gaussLegendre(12);

/** The law of the inflow I = max(X, 0), X normal with mean μ and spread σ > 0; c is at least 0. */
export class CensoredNormal {
  readonly #mu: number;
  readonly #sigma: number;
  /** P(I = 0) */
  readonly zeroShare: number;

  constructor({ mu, sigma }: Pick<Settings, 'mu' | 'sigma'>) {
    this.#mu = mu;
    this.#sigma = sigma;
    this.zeroShare = normalCdf(-mu / sigma, 0, 1);
  }

  /** Density of X, and of I above 0. */
  density(c: number): number {
    const u = (c - this.#mu) / this.#sigma;
    return Math.exp((-u * u) / 2) / (this.#sigma * Math.sqrt(2 * Math.PI));
  }

  /** P(I <= c); 0 below 0 */
  below(c: number): number {
    return c < 0 ? 0 : normalCdf((c - this.#mu) / this.#sigma, 0, 1);
  }

  /** P(I > c) */
  above(c: number): number {
    return normalCdf((this.#mu - c) / this.#sigma, 0, 1);
  }

  /** E (I - c)^+ */
  meanAbove(c: number): number {
    return (this.#mu - c) * this.above(c) + this.#sigma ** 2 * this.density(c);
  }

  /** E (c - I)^+ */
  meanBelow(c: number): number {
    if (this.#isShort(c)) return this.#integral(c, (x) => this.below(x));
    return (
      (c - this.#mu) * (this.below(c) - this.zeroShare) +
      this.#sigma ** 2 * (this.density(c) - this.density(0)) +
      c * this.zeroShare
    );
  }

  /** E ((c - I)^+)^2 */
  squareBelow(c: number): number {
    if (this.#isShort(c)) return this.#integral(c, (x) => 2 * (c - x) * this.below(x));
    const distance = c - this.#mu;
    const variance = this.#sigma ** 2;
    return (
      c * c * this.zeroShare +
      (distance * distance + variance) * (this.below(c) - this.zeroShare) -
      2 * distance * variance * (this.density(0) - this.density(c)) -
      variance * (this.#mu * this.density(0) + distance * this.density(c))
    );
  }

  /** E ((I - c)^+)^2 */
  squareAbove(c: number): number {
    const distance = this.#mu - c;
    const variance = this.#sigma ** 2;
    return (distance * distance + variance) * this.above(c) + distance * variance * this.density(c);
  }

  /** E min(I, c)^2 */
  squareUpTo(c: number): number {
    if (this.#isShort(c)) return this.#integral(c, (x) => 2 * x * this.above(x));
    return this.squareAbove(0) - this.squareAbove(c) - 2 * c * this.meanAbove(c);
  }

  /** Over short distances the closed forms would subtract what is nearly equal. */
  #isShort(c: number): boolean {
    return c < SHORT * this.#sigma;
  }

  /** Integral of f over [0, c], c short. */
  #integral(c: number, f: (x: number) => number): number {
    return RULE.nodes.reduce(
      (sum, node, i) => sum + (c / 2) * RULE.weights[i]! * f((c / 2) * (1 + node)),
      0,
    );
  }
}
