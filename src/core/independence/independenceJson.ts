import type { ChunkComparison, Verdict } from './ChunkComparison.ts';
import { effectiveSampleSize } from './effectiveSampleSize.ts';

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
  const effectiveN = effectiveSampleSize(stepCount, rho);
  return {
    pairs: pairs.map(({ a, b, identical, overlapLag, shockR, shockP, storageR }) => ({
      a,
      b,
      identical,
      overlapLag,
      rShock: orNull(shockR),
      pShock: orNull(shockP),
      rStorage: orNull(storageR),
      effectiveN,
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
