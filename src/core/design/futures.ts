import { drawChunks, type DrawFast } from '../independence/drawChunks.ts';
import { chunkSteps } from '../job/rows.ts';
import { inflowOf } from '../reservoir/inflow.ts';
import { correlationOf, nextNormalOf } from '../reservoir/nextNormal.ts';
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

/** What is left of a normal after the steps between two futures: so little, that they are as good as independent. */
const LEFT = 0.01;

/**
 * Cuts the chunks of a run into futures of `years` steps, or as many as the shortest chunk has; each begins full, and what
 * storage it needs depends on its inflows alone. Their shocks are drawn again, as the run draws them, and each chunk's
 * normals begin anew. With ρ some steps between futures are left out.
 */
export function futuresOf(settings: Settings, years: number, drawFast?: DrawFast): Futures {
  const { chunks } = settings;
  const shortest = chunkSteps(settings, chunks - 1);
  const n = Math.min(years, shortest);
  const rho = Math.abs(correlationOf(settings));
  const apart = n + (rho === 0 ? 0 : Math.ceil(Math.log(LEFT) / Math.log(rho)));
  const most = Math.min(MOST_FUTURES / chunks, MOST_STEPS / (apart * chunks));
  const fitting = 1 + Math.floor((shortest - n) / apart);
  const each = Math.max(1, Math.min(fitting, Math.floor(most)));
  const { draw } = inflowOf(settings);
  const peaks = new Float64Array(chunks * each);
  let count = 0;
  const nextNormal = nextNormalOf(settings);
  for (const { shocks } of drawChunks(settings, (each - 1) * apart + n, drawFast)) {
    let normal = NaN;
    const inflows = shocks.map((shock) => draw((normal = nextNormal(normal, shock))));
    for (let i = 0; i < each; i++) {
      const first = i * apart;
      peaks[count++] = sequentPeak(inflows.subarray(first, first + n), settings.target, 1).peak;
    }
  }
  peaks.sort();
  const exact = settings.record === null ? storageChances(settings, n, peaks.at(-1)!) : null;
  const distance = exact && distanceOf(peaks, exact, settings.target);
  return { years: n, asked: years, peaks, exact, distance };
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
