import { drawChunks, type DrawFast } from '../independence/drawChunks.ts';
import { chunkSteps } from '../job/rows.ts';
import { inflowOf } from '../reservoir/inflow.ts';
import type { Settings } from '../settings/Settings.ts';
import { sequentPeak } from './sequentPeak.ts';
import { chanceAt, storageChances, type ChancePiece } from './storageChances.ts';

/** The storages that the futures of a run would have needed, beside what the exact law says of them. */
export interface Futures {
  /** steps of each */
  readonly years: number;
  /** steps that were asked for, which the shortest chunk may not have */
  readonly asked: number;
  /** the sequent peak of each, ascending */
  readonly peaks: Float64Array<ArrayBuffer>;
  /** the chance that so many steps from full pass without a failure, by active storage; null where it cannot be solved */
  readonly exact: readonly ChancePiece[] | null;
  /** greatest distance of the two (Kolmogorov); null without the exact chance */
  readonly distance: number | null;
}

/** More tell no more that can be seen. */
const MOST_FUTURES = 10_000;

const MOST_STEPS = 4e6;

/**
 * Cuts the chunks of a run into futures of `years` steps, or as many as the shortest chunk has; each begins full, and what
 * storage it needs depends on its inflows alone. They are drawn again, as the run draws them.
 */
export function futuresOf(settings: Settings, years: number, drawFast?: DrawFast): Futures {
  const { chunks } = settings;
  const shortest = chunkSteps(settings, chunks - 1);
  const n = Math.min(years, shortest);
  const most = Math.min(MOST_FUTURES / chunks, MOST_STEPS / (n * chunks));
  const each = Math.max(1, Math.min(Math.floor(shortest / n), Math.floor(most)));
  const { draw } = inflowOf(settings);
  const peaks = new Float64Array(chunks * each);
  let count = 0;
  for (const { shocks } of drawChunks(settings, each * n, drawFast)) {
    const inflows = normalsOf(settings, shocks).map(draw);
    for (let i = 0; i < each; i++) {
      peaks[count++] = sequentPeak(inflows.subarray(i * n, (i + 1) * n), settings.target, 1).peak;
    }
  }
  peaks.sort();
  const exact = settings.record === null ? storageChances(settings, n, peaks.at(-1)!) : null;
  const distance = exact && distanceOf(peaks, exact, settings.target);
  return { years: n, asked: years, peaks, exact, distance };
}

/** The normals that shocks make: X_1 = z_1, then X_t = ρ X_(t-1) + √(1 - ρ²) z_t. */
function normalsOf({ rho, record }: Settings, shocks: Float64Array): Float64Array {
  if (rho === 0 || record !== null) return shocks;
  const spread = Math.sqrt(1 - rho * rho);
  let before = 0;
  return shocks.map((shock, t) => (before = t === 0 ? shock : rho * before + spread * shock));
}

/** Of the target, how near two storages are that are the same but for round-off. */
const SAME = 1e-9;

/** The greatest distance between the steps of the peaks and the exact chance, on both sides of each step. */
function distanceOf(peaks: Float64Array, exact: readonly ChancePiece[], target: number): number {
  let most = 0;
  for (let from = 0; from < peaks.length;) {
    const peak = peaks[from]!;
    let to = from + 1;
    while (to < peaks.length && peaks[to]! - peak <= SAME * target) to++;
    const { below, upTo } = chanceAt(exact, peak, SAME * target);
    const shares = [from / peaks.length, to / peaks.length] as const;
    most = Math.max(most, Math.abs(below - shares[0]), Math.abs(upTo - shares[1]));
    from = to;
  }
  return most;
}

/** The distance that chance exceeds in one of twenty runs of so many independent futures. */
export function chanceDistance(count: number): number {
  return 1.36 / Math.sqrt(count);
}
