import { quantile } from '../statistics/quantile.ts';
import { Xoshiro } from '../rng/xoshiro.ts';
import { median } from './spread.ts';

const RESAMPLES = 999;
/** The same draws every time, so that equal rounds give equal intervals: the digits of pi. */
const SEED = [
  0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89,
];

/** How often each resample has each round: it draws as many rounds as there are, and any one again. */
export function bootstrapRounds(rounds: number, resamples = RESAMPLES): Uint16Array[] {
  const random = new Xoshiro(SEED);
  return Array.from({ length: resamples }, () => {
    const counts = new Uint16Array(rounds);
    for (let i = 0; i < rounds; i++) counts[Math.floor(random.nextUniform() * rounds)]!++;
    return counts;
  });
}

/** One timed run, as far as its time goes. */
export interface RoundTime {
  readonly round: number;
  readonly wallMs: number;
}

/** The times of what was timed in each round, and its median in every resample. */
export interface ResampledTimes {
  readonly times: readonly number[];
  /** NaN in a resample that has none of its rounds */
  readonly medians: Float64Array;
}

/**
 * Medians of resampled rounds, of all that was timed in them: a round is drawn whole, so that what slows
 * all of it cancels in ratios.
 *
 * @param keyOf - what was timed: a number of workers, say
 * @returns by that key, rising
 */
export function resampleMedians<Run extends RoundTime>(
  runs: readonly Run[],
  keyOf: (run: Run) => number,
): Map<number, ResampledTimes> {
  const places = new Map<number, number>();
  const groups = new Map<number, RoundTime[]>();
  for (const run of runs) {
    if (!places.has(run.round)) places.set(run.round, places.size);
    const group = groups.get(keyOf(run));
    if (group === undefined) groups.set(keyOf(run), [run]);
    else group.push(run);
  }
  const draws = bootstrapRounds(places.size);
  const sorted = [...groups].sort(([a], [b]) => a - b);
  return new Map(
    sorted.map(([key, group]) => {
      const rising = group.toSorted((a, b) => a.wallMs - b.wallMs);
      const times = rising.map(({ wallMs }) => wallMs);
      const roundPlaces = Uint16Array.from(rising, ({ round }) => places.get(round)!);
      const medians = new Float64Array(draws.length);
      for (let i = 0; i < draws.length; i++) {
        medians[i] = drawnMedian(times, roundPlaces, draws[i]!);
      }
      return [key, { times, medians }];
    }),
  );
}

/** The median of times that rise, each as often as its round was drawn: sorted once for all resamples. */
function drawnMedian(times: readonly number[], places: Uint16Array, counts: Uint16Array): number {
  let size = 0;
  for (let i = 0; i < places.length; i++) size += counts[places[i]!]!;
  if (size === 0) return NaN;
  let passed = 0;
  let i = -1;
  while (2 * passed < size) passed += counts[places[++i]!]!;
  const lower = times[i]!;
  if (2 * passed > size) return lower;
  do i++;
  while (counts[places[i]!] === 0);
  return (lower + times[i]!) / 2;
}

/** From low to high. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The middle share of some values: between their quantiles at (1 - share) / 2 and (1 + share) / 2.
 * Those that are not finite do not count; NaN if none is.
 */
export function percentileInterval(values: Float64Array, share = 0.95): Interval {
  const all = values.toSorted(); // NaN last
  const start = all.findIndex(Number.isFinite);
  if (start < 0) return { low: NaN, high: NaN };
  const sorted = all.subarray(start, all.findLastIndex(Number.isFinite) + 1);
  return { low: quantile(sorted, (1 - share) / 2), high: quantile(sorted, (1 + share) / 2) };
}

/** The 95 % interval of an estimate by its resamples: never without the estimate itself. */
export function intervalAround(estimate: number, resampled: Float64Array): Interval {
  const { low, high } = percentileInterval(resampled);
  return {
    low: Number.isNaN(low) ? estimate : Math.min(low, estimate),
    high: Number.isNaN(high) ? estimate : Math.max(high, estimate),
  };
}

/**
 * One median over another, times a factor, with the 95 % interval from both in the same rounds.
 *
 * @returns null where the clock saw no time pass
 */
export function ratioOfMedians(
  over: ResampledTimes,
  under: ResampledTimes,
  factor = 1,
): (Interval & { readonly value: number }) | null {
  const value = (factor * median(over.times)) / median(under.times);
  if (!(value > 0 && value < Infinity)) return null;
  const ratios = over.medians.map((wallMs, i) => {
    const ratio = (factor * wallMs) / under.medians[i]!;
    return ratio > 0 ? ratio : NaN; // 0 and Infinity are of a clock that saw no time pass
  });
  return { value, ...intervalAround(value, ratios) };
}
