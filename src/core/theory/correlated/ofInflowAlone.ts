import type { StationaryLaw, StepMean } from '../law.ts';
import type { CorrelatedReservoir } from './CorrelatedReservoir.ts';
import { correlatedVariance } from './correlatedVariance.ts';
import { partsBelow } from './hermite.ts';

/** In the normal: beyond, 0.95^n leaves nothing. */
const POLYNOMIALS = 300;

/**
 * The law where nothing is carried over, of that of independent steps: every number of a step is one of its normal alone,
 * so correlations do not change what it is, but what it has in common with others.
 */
export function ofInflowAlone(
  { K, mu, sigma, rho }: CorrelatedReservoir,
  law: StationaryLaw,
): StationaryLaw {
  const { stepMeans } = law;
  const below = (volume: number) => partsBelow((volume - mu) / sigma, 1, POLYNOMIALS);
  const [atZero, atK] = [below(0), below(K)];
  const correlated = (of: StepMean, parts: Float64Array): StepMean => ({
    ...of,
    variance: correlatedVariance(of.variance, parts, rho),
  });
  // E[f h_n] by parts: that of min(I, K), and of what is above K
  const byParts = (slope: (n: number) => number) =>
    atK.map((_, n) => (n === 0 ? 0 : (sigma * slope(n - 1)) / Math.sqrt(n)));
  const upToK = byParts((n) => atK[n]! - atZero[n]!);
  const aboveK = byParts((n) => (n === 0 ? 1 : 0) - atK[n]!);
  const storage = correlated(stepMeans.storage, upToK);
  return {
    ...law,
    tau: storage.variance / stepMeans.storage.variance,
    stepMeans: {
      ...stepMeans,
      storage,
      square: { ...stepMeans.square, variance: NaN },
      release: correlated(stepMeans.release, upToK),
      spill: correlated(stepMeans.spill, aboveK),
      full: correlated(stepMeans.full, atK),
      empty: correlated(stepMeans.empty, atZero),
      deficit: correlated(stepMeans.deficit, atK),
    },
    cells: (cuts) => {
      const ends = [...cuts.map(below), new Float64Array(POLYNOMIALS)];
      return law
        .cells(cuts)
        .map((cell, i) =>
          correlated(cell, i === 0 ? ends[0]! : ends[i]!.map((end, n) => end - ends[i - 1]![n]!)),
        );
    },
    autocorrelations: () => null,
    resilience: resilienceOf((K - mu) / sigma, rho),
  };
}

/** The chance that the next normal is `least` or more after one that is below it. */
function resilienceOf(least: number, rho: number): number | null {
  const parts = partsBelow(least, Math.sqrt(Math.abs(rho)), POLYNOMIALS);
  const again = parts.reduce((sum, part, n) => sum + Math.sign(rho) ** n * part * part, 0);
  return parts[0]! > 0 ? Math.max(1 - again / parts[0]!, 0) : null;
}
