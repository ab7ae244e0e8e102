import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { Settings } from '../settings/Settings.ts';
import { gaussLegendre } from './gaussLegendre.ts';

/** Distances, in spreads, over which the laws are integrated. */
const SHORT = 0.5;
const RULE = gaussLegendre(12);

/**
 * The law of J = I - o, the inflow I = max(X, 0) seen from an origin o: X normal with mean μ and spread
 * σ > 0. Where σ is small beside o, small differences to o keep their digits; c is at least -o.
 */
export class CensoredNormal {
  readonly #mu: number;
  readonly #sigma: number;
  readonly #origin: number;
  /** of X - o */
  readonly #center: number;
  /** P(I = 0) */
  readonly zeroShare: number;

  constructor({ mu, sigma }: Pick<Settings, 'mu' | 'sigma'>, origin = 0) {
    this.#mu = mu;
    this.#sigma = sigma;
    this.#origin = origin;
    this.#center = mu - origin;
    this.zeroShare = normalCdf(-mu / sigma, 0, 1);
  }

  /** Density of X - o, and of J above -o. */
  density(c: number): number {
    return this.#normalDensity((c - this.#center) / this.#sigma);
  }

  /** P(J <= c); 0 below -o */
  below(c: number): number {
    return c + this.#origin < 0 ? 0 : normalCdf((c - this.#center) / this.#sigma, 0, 1);
  }

  /** P(J > c) */
  above(c: number): number {
    return normalCdf((this.#center - c) / this.#sigma, 0, 1);
  }

  /** E (J - c)^+ */
  meanAbove(c: number): number {
    return (this.#center - c) * this.above(c) + this.#sigma ** 2 * this.density(c);
  }

  /** E (c - J)^+ */
  meanBelow(c: number): number {
    if (this.#isShort(c)) return this.#integral(c, (x) => this.below(x));
    return (
      (c - this.#center) * (this.below(c) - this.zeroShare) +
      this.#sigma ** 2 * (this.density(c) - this.#densityAtZero) +
      (c + this.#origin) * this.zeroShare
    );
  }

  /** E ((c - J)^+)^2 */
  squareBelow(c: number): number {
    if (this.#isShort(c)) return this.#integral(c, (x) => 2 * (c - x) * this.below(x));
    const distance = c - this.#center;
    const variance = this.#sigma ** 2;
    const atZero = this.#densityAtZero;
    return (
      (c + this.#origin) ** 2 * this.zeroShare +
      (distance * distance + variance) * (this.below(c) - this.zeroShare) -
      2 * distance * variance * (atZero - this.density(c)) -
      variance * (this.#mu * atZero + distance * this.density(c))
    );
  }

  /** E ((J - c)^+)^2 */
  squareAbove(c: number): number {
    const distance = this.#center - c;
    const variance = this.#sigma ** 2;
    return (distance * distance + variance) * this.above(c) + distance * variance * this.density(c);
  }

  /** E min(I, c + o) */
  meanUpTo(c: number): number {
    if (this.#isShort(c)) return this.#integral(c, (x) => this.above(x));
    return this.above(c) > 0.5
      ? c + this.#origin - this.meanBelow(c)
      : this.meanAbove(-this.#origin) - this.meanAbove(c);
  }

  /** E min(I, c + o)^2 */
  squareUpTo(c: number): number {
    const top = c + this.#origin;
    if (this.#isShort(c)) {
      return this.#integral(c, (x) => 2 * (x + this.#origin) * this.above(x));
    }
    return this.squareAbove(-this.#origin) - this.squareAbove(c) - 2 * top * this.meanAbove(c);
  }

  get #densityAtZero(): number {
    return this.#normalDensity(this.#mu / this.#sigma);
  }

  #normalDensity(u: number): number {
    return Math.exp((-u * u) / 2) / (this.#sigma * Math.sqrt(2 * Math.PI));
  }

  /** Over short distances the closed forms would subtract what is nearly equal. */
  #isShort(c: number): boolean {
    return c + this.#origin < SHORT * this.#sigma;
  }

  /** Integral of f over [-o, c], which is short. */
  #integral(c: number, f: (x: number) => number): number {
    const half = (c + this.#origin) / 2;
    return RULE.nodes.reduce(
      (sum, node, i) => sum + half * RULE.weights[i]! * f(half * (1 + node) - this.#origin),
      0,
    );
  }
}
