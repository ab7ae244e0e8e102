import type { Settings } from '../simulation.ts';
import { CensoredNormal } from './CensoredNormal.ts';
import { LuSolver } from './LuSolver.ts';
import { Panels } from './Panels.ts';

/** The law that the storage of one long path comes to, whatever it began from. */
export interface StationaryLaw {
  readonly mean: number;
  readonly standardDeviation: number;
  /** P(S = K), P(S = 0), P(S < S̄) */
  readonly full: number;
  readonly empty: number;
  readonly deficit: number;
  /** means of min(S, S̄), spill and inflow */
  readonly release: number;
  readonly spill: number;
  readonly inflow: number;
  /** integrated autocorrelation time: so many steps tell as much of the mean as one independent value */
  readonly tau: number;
  /** sum over all steps of what a start from full storage adds to the mean */
  readonly startBias: number;
  /** greatest |G + C - 1|: what was solved twice, and should be 1 */
  readonly errorIndicator: number;
  /** P(S <= s) for s below K */
  readonly cdf: (s: number) => number;
}

/** Atoms of which the share is smaller than this leave no break in the law. */
const LEAST_BREAK = 1e-19;

/** Widest panel, in spreads of the inflow. */
const WIDEST_PANEL = 3;

/** Unknowns beyond which the law is not solved: the time grows with their cube. */
const MOST_UNKNOWNS = 1500;

type Reservoir = Pick<Settings, 'K' | 'mu' | 'sigma' | 'target'>;

/**
 * The stationary law of the storage, by collocation.
 *
 * Y = max(S - S̄, 0) is a walk reflected at 0 and at B = K - S̄: Y' = clamp(Y + I - S̄, 0, B). With
 * G(y) = P(Y <= y), C = 1 - G on [0, B), F the law of the inflow and f its density above 0:
 *
 *   G(y) = F(y + S̄ - B) + (A G)(y),  C(y) = P(I > y + S̄) + (A C)(y),
 *   (A g)(y) = ∫ g(v) f(y + S̄ - v) dv over v from 0 to min(B, y + S̄), + P(I = 0) g(y + S̄) if y + S̄ < B
 *
 * @returns null where it cannot be solved well: too many unknowns
 */
export function stationaryLaw(reservoir: Reservoir): StationaryLaw | null {
  const { K, mu, sigma, target } = reservoir;
  const inflow = new CensoredNormal({ mu, sigma });
  const p0 = inflow.zeroShare;
  const B = K - target;
  const panels = cutPanels(reservoir, inflow);
  if (panels === null) return null;
  const { nodes, weights, size } = panels;

  /** Weights of (A g) for the cut x = y + S̄. */
  const rowOfA = (x: number): Float64Array => {
    const row = new Float64Array(size);
    panels.addIntegral(row, x, (v) => inflow.density(x - v));
    if (x < B) panels.addValue(row, x, p0);
    return row;
  };
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const row = rowOfA(nodes[i]! + target);
    for (let j = 0; j < size; j++) matrix[i * size + j] = (i === j ? 1 : 0) - row[j]!;
  }
  const solver = new LuSolver(matrix, size);
  const atNodes = (f: (y: number) => number) => Float64Array.from(nodes, f);
  const G = solver.solve(atNodes((y) => inflow.below(y + target - B)));
  const C = solver.solve(atNodes((y) => inflow.above(y + target)));

  const integral = (g: Float64Array, of: (y: number) => number) =>
    weights.reduce((sum, weight, i) => sum + weight * g[i]! * of(nodes[i]!), 0);
  /** Integral of g k over [0, x]. */
  const integralTo = (g: Float64Array, x: number, of: (y: number) => number) => {
    const row = new Float64Array(size);
    panels.addIntegral(row, x, of);
    return dot(row, g);
  };
  const lawAt = (s: number) => dot(rowOfA(s), G) + (s >= B ? inflow.below(s - B) : 0);

  const full = inflow.above(K) + integral(C, (y) => inflow.density(K - y));
  const atZero = lawAt(target); // G(0) = P(S <= S̄)
  const atom = atomsToTarget(K, target);
  const deficit = atZero - (atom === null ? 0 : p0 ** atom * full);
  const meanInflow = inflow.meanAbove(0);
  const spill = inflow.meanAbove(K) + integral(C, (y) => inflow.above(K - y));
  const short =
    integralTo(G, Math.min(B, target), (y) => inflow.below(target - y)) +
    (B < target ? inflow.meanBelow(target - B) : 0);
  const release = short < target / 2 ? target - short : meanInflow - spill;

  // from the top or from the bottom, whichever is the smaller number
  const room = inflow.meanBelow(target) + integral(G, (y) => inflow.below(K - y));
  const stored = integral(C, () => 1) + release;
  const isFull = room < stored;
  const mean = isFull ? K - room : stored;
  const variance = isFull
    ? inflow.squareBelow(target) + integral(G, (y) => 2 * inflow.meanBelow(K - y)) - room ** 2
    : inflow.squareUpTo(K) +
      integral(C, (y) => 2 * (K * inflow.below(K - y) - inflow.meanBelow(K - y))) -
      stored ** 2;

  // H(y) = Cov(S, 1{Y > y})
  const total = integral(C, () => 1);
  const H = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const y = nodes[i]!;
    H[i] = isFull
      ? (B - y - room) * G[i]! + integralTo(G, y, () => 1) + short
      : (target + y - mean) * C[i]! + total - integralTo(C, y, () => 1);
  }
  const v0 = (y: number) => inflow.below(K - y);
  const covariances = integral(solver.solve(H), v0);
  return {
    mean,
    standardDeviation: Math.sqrt(variance),
    full,
    empty: p0 * atZero,
    deficit,
    release,
    spill,
    inflow: meanInflow,
    tau: 1 + (2 * covariances) / variance,
    startBias: integral(solver.solve(G), v0),
    errorIndicator: G.reduce((most, g, i) => Math.max(most, Math.abs(g + C[i]! - 1)), 0),
    cdf: lawAt,
  };
}

/** Panels between the breaks of G: 0, B, and B - j S̄ while they can be seen. */
function cutPanels({ K, sigma, target }: Reservoir, inflow: CensoredNormal): Panels | null {
  const B = K - target;
  const fading = Math.max(inflow.zeroShare, inflow.density(0) * Math.min(target, sigma));
  const breaks = [B];
  let left = fading;
  for (let at = B - target; at > 0 && left > LEAST_BREAK; at -= target, left *= fading) {
    breaks.unshift(at);
    if (12 * breaks.length > MOST_UNKNOWNS) return null;
  }
  breaks.unshift(0);
  if ((12 * B) / (WIDEST_PANEL * sigma) > MOST_UNKNOWNS) return null;
  const panels = new Panels(breaks, WIDEST_PANEL * sigma);
  return panels.size > MOST_UNKNOWNS ? null : panels;
}

/** Steps without inflow from full storage down to exactly the target, at least one; null if it is passed. */
function atomsToTarget(K: number, target: number): number | null {
  let storage = K;
  let steps = 0;
  while (storage > target) {
    storage -= target;
    steps++;
  }
  return storage === target && steps > 0 ? steps : null;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
