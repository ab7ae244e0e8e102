import type { ChunkComparison, Verdict } from './ChunkComparison.ts';
import { effectiveSteps } from './effectiveSampleSize.ts';

/** The part `independence` of the JSON file; what is not known is null. */
interface IndependenceJson {
  readonly pairs: readonly {
    readonly a: number;
    readonly b: number;
    readonly identical: boolean;
    readonly overlapLag: number | null;
    readonly rShock: number | null;
    readonly pShock: number | null;
    readonly rStorage: number | null;
    readonly effectiveN: number | null;
  }[];
  readonly holmP: number | null;
  readonly commonFactorP: number | null;
  /** of all chunks, of which the strongest are listed where they are many */
  readonly pairCount: number;
  readonly stepCount: number;
  /** null where there are too few steps to say */
  readonly verdict: Verdict;
}

/** @param rho - the autocorrelations rho_1, rho_2, … of the storage, if they are known */
export function independenceJson(
  comparison: ChunkComparison,
  rho: ArrayLike<number> | null,
): IndependenceJson {
  const { stepCount, pairCount, pairs, holmP, commonFactorP, verdict } = comparison;
  return {
    pairs: pairs.map((pair) => ({
      a: pair.a,
      b: pair.b,
      identical: pair.identical,
      overlapLag: pair.overlapLag,
      rShock: orNull(pair.shockR),
      pShock: orNull(pair.shockP),
      rStorage: orNull(pair.storageR),
      effectiveN: effectiveSteps(comparison, pair, rho),
    })),
    holmP: orNull(holmP),
    commonFactorP: orNull(commonFactorP),
    pairCount,
    stepCount,
    verdict,
  };
}

/** NaN is no JSON. */
function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
