import { intervalAround, ratioOfMedians, resampleMedians } from './bootstrap.ts';
import type { Comparison, Condition } from './Comparison.ts';
import { median, relativeDeviation } from './spread.ts';
import { eachPart, type Parts } from './Timing.ts';

/** The rounds of one condition: the median of its time and of each part, which need not add up. */
export interface ConditionMedian extends Parts {
  /** its place among the conditions */
  readonly condition: number;
  /** 95 % interval of the median time, by bootstrap over rounds */
  readonly low: number;
  readonly high: number;
  /** median absolute deviation over the median; NaN if the clock saw no time pass */
  readonly deviation: number;
  /** median time over steps, in ns; null without steps */
  readonly perStepNs: number | null;
  /** time per step over that of the first condition; null until that has been timed */
  readonly ratio: number | null;
  /** its 95 % interval */
  readonly ratioLow: number | null;
  readonly ratioHigh: number | null;
}

const known = new WeakMap<Comparison, readonly ConditionMedian[]>();

/** Takes the medians of a comparison that were found on another thread: of many conditions they take some 30 ms. */
export function rememberMedians(comparison: Comparison, medians: readonly ConditionMedian[]): void {
  known.set(comparison, medians);
}

/** The medians of all conditions that were timed, in their order; rounds may be incomplete. */
export function comparisonMedians(comparison: Comparison): readonly ConditionMedian[] {
  const medians = known.get(comparison) ?? findMedians(comparison);
  known.set(comparison, medians);
  return medians;
}

function findMedians({ conditions, samples }: Comparison): ConditionMedian[] {
  const resampled = resampleMedians(samples, ({ condition }) => condition);
  const first = resampled.get(0) ?? null;
  return [...resampled].map(([condition, { times, medians }]) => {
    const own = samples.filter((sample) => sample.condition === condition);
    const { steps } = conditions[condition]!;
    const wallMs = median(times);
    const factor = stepsOver(conditions[0]!, conditions[condition]!);
    const ratio =
      first === null || factor === null ? null : ratioOfMedians({ times, medians }, first, factor);
    return {
      condition,
      wallMs,
      ...intervalAround(wallMs, medians),
      deviation: relativeDeviation(times),
      ...eachPart((part) => median(own.map((sample) => sample[part]))),
      perStepNs: steps > 0 ? (wallMs * 1e6) / steps : null,
      ratio: ratio && ratio.value,
      ratioLow: ratio && ratio.low,
      ratioHigh: ratio && ratio.high,
    };
  });
}

/** Steps of one condition over those of another: 1 where neither has any, null where one has none. */
function stepsOver(one: Condition, other: Condition): number | null {
  if (one.steps === other.steps) return 1;
  return one.steps > 0 && other.steps > 0 ? one.steps / other.steps : null;
}
