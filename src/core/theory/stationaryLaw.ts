import { CarryOver, dot, type Reservoir } from './CarryOver.ts';
import { cellMeans } from './cellMeans.ts';
import { inflowLaw } from './inflowLaw.ts';
import type { StationaryLaw } from './law.ts';
import { justBelow, stepMean } from './stepMean.ts';
import { fourthMoment } from './quadrature.ts';

/** Correlations below this are taken as none. */
const FADED = 1e-3;

/** Probabilities below this are round-off. */
const LEAST_SHARE = 1e-18;

/** Multiplications that all correlations may take. */
const MOST_WORK = 2e8;

/**
 * The stationary law of the storage, from that of the carry-over.
 *
 * @returns null where there are too many unknowns
 */
export function stationaryLaw(reservoir: Reservoir): StationaryLaw | null {
  const { K, target } = reservoir;
  const carryOver = CarryOver.solve(reservoir);
  if (carryOver === null) return null;
  const { inflow, B, G, C } = carryOver;
  const p0 = inflow.zeroShare;

  const full = inflow.above(B) + carryOver.integral(C, (y) => inflow.density(B - y));
  const { atZero } = carryOver;
  const atom = atomsToTarget(K, target);
  const deficit = shareOf(atZero - (atom === null ? 0 : p0 ** atom * full));
  const meanInflow = inflow.meanAbove(-target);
  const spill = inflow.meanAbove(B) + carryOver.integral(C, (y) => inflow.above(B - y));
  const short =
    carryOver.integralTo(G, Math.min(B, target), (y) => inflow.below(-y)) +
    (B < target ? inflow.meanBelow(-B) : 0);
  // from the smaller number, so that little is lost
  const release = short < target / 2 || target < meanInflow ? target - short : meanInflow - spill;

  // E[S] by its distance from K, S̄ or 0, whichever is the smallest number
  const room = inflow.meanBelow(0) + carryOver.integral(G, (y) => inflow.below(B - y));
  const total = carryOver.integral(C, () => 1);
  const stored = total + release;
  const isFull = room < Math.abs(total - short);
  /** E[S] - S̄ */
  const beyond = isFull ? B - room : total - short;
  const isLow = !isFull && stored < Math.abs(beyond);
  const mean = isFull ? K - room : isLow ? stored : target + beyond;

  // E (S - a)² for that a, so that little is subtracted
  const shortSquare =
    carryOver.integralTo(G, Math.min(B, target), (y) => 2 * inflow.meanBelow(-y)) +
    (B < target ? inflow.squareBelow(-B) : 0);
  const variance = isFull
    ? inflow.squareBelow(0) + carryOver.integral(G, (y) => 2 * inflow.meanBelow(B - y)) - room ** 2
    : isLow
      ? inflow.squareUpTo(B) +
        carryOver.integral(C, (y) => 2 * (K * inflow.below(B - y) - inflow.meanBelow(B - y))) -
        stored ** 2
      : shortSquare + carryOver.integral(C, (y) => 2 * y) - beyond ** 2;

  // Cov(S, 1{Y > y})
  const together = carryOver.atNodes((y, i) =>
    isFull
      ? (B - y - room) * G[i]! + carryOver.integralTo(G, y, () => 1) + short
      : (y - beyond) * C[i]! + carryOver.integralFrom(C, y, () => 1),
  );
  const carried = carryOver.rowTo(B, (y) => inflow.below(B - y));
  const ofStep = stepMean(carryOver, G);
  const storage = ofStep({ mean, variance, row: carried, together });

  // E[(S - m)²; S > s] = (s - m)² P(S > s) + ∫ 2 (x - m) P(S > x) dx over x from s to K, or
  // E[(S - m)²; S <= s] = (s - m)² P(S <= s) - ∫ 2 (x - m) P(S <= x) dx over x from 0 to s
  const slope = (y: number) => 2 * (y - beyond);
  const toTarget = shortSquare + 2 * beyond * short;
  const square = ofStep({
    mean: variance,
    variance: fourthMoment(reservoir, carryOver, mean, beyond) - variance ** 2,
    row: carryOver.rowTo(
      B,
      (y) => 2 * ((isFull ? room : B - beyond) * inflow.below(B - y) - inflow.meanBelow(B - y)),
    ),
    together: carryOver.atNodes((y, i) =>
      isFull
        ? (variance - (y - beyond) ** 2) * G[i]! + carryOver.integralTo(G, y, slope) - toTarget
        : ((y - beyond) ** 2 - variance) * C[i]! + carryOver.integralFrom(C, y, slope),
    ),
  });
  const spillSquare =
    inflow.squareAbove(B) + carryOver.integral(C, (y) => 2 * inflow.meanAbove(B - y));
  const cells = (cuts: readonly number[]) => cellMeans(carryOver, cuts);
  return {
    mean,
    standardDeviation: Math.sqrt(Math.max(variance, 0)),
    full: shareOf(full),
    empty: shareOf(p0 * atZero),
    deficit,
    release,
    spill,
    inflow: meanInflow,
    tau: variance > 0 ? storage.variance / variance : 1,
    startBias: storage.startBias,
    errorIndicator: carryOver.errorIndicator,
    cdf: (s) => carryOver.below(s),
    cells,
    stepMeans: {
      storage,
      square,
      release: ofStep({
        mean: release,
        variance: shortSquare - short ** 2,
        row: carryOver.rowTo(target, (y) => inflow.below(-y)),
        together: C.map((c) => short * c),
      }),
      spill: ofStep({
        mean: spill,
        variance: spillSquare - spill ** 2,
        row: carryOver.rowTo(B, (y) => inflow.above(B - y)),
        together: G.map((g) => spill * g),
      }),
      inflow: inflowLaw({ ...reservoir, rho: 0 }),
      full: ofStep({
        mean: shareOf(full),
        variance: full * (1 - full),
        row: carryOver.rowTo(B, (y) => inflow.density(B - y)),
        together: G.map((g) => full * g),
      }),
      empty: cells([0])[0]!,
      // an atom at the target is no deficit
      deficit: {
        ...cells([
          atom === null ? target : target - Math.min(justBelow(reservoir), target / 2),
        ])[0]!,
        mean: deficit,
      },
    },
    autocorrelations: () => {
      if (!(variance > 0)) return new Float64Array(0);
      const correlations: number[] = [];
      let g = together;
      for (let k = 1; k * carryOver.size ** 2 < MOST_WORK; k++) {
        const correlation = dot(carried, g) / variance;
        if (Math.abs(correlation) < FADED) return Float64Array.from(correlations);
        correlations.push(correlation);
        g = carryOver.apply(g);
      }
      return null;
    },
  };
}

function shareOf(solved: number): number {
  return solved < LEAST_SHARE ? 0 : solved;
}

/** Steps without inflow beyond which nothing of an atom is left to be seen. */
const MOST_STEPS = 1500;

/** Steps without inflow from full storage down to exactly the target, at least one; null if it is passed. */
export function atomsToTarget(K: number, target: number): number | null {
  let storage = K;
  let steps = 0;
  while (storage > target && steps < MOST_STEPS) {
    storage -= target;
    steps++;
  }
  return storage === target && steps > 0 ? steps : null;
}
