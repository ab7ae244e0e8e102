import { formatNumber, formatTime, plural } from '../../../components/format.ts';
import {
  conditionName,
  type Comparison,
  type ComparisonKind,
} from '../../../core/timing/Comparison.ts';
import type { ConditionMedian } from '../../../core/timing/comparisonMedians.ts';
import { leastOf } from '../../../core/statistics/extremes.ts';
import { coarselyTimed, isAlike, isSteady } from '../../../core/timing/steadiness.ts';
import { discardedText, type RunsState } from '../discardedText.ts';
import { coarseText } from '../coarseText.ts';
import { COMPARISON_TEXTS } from './comparisonTexts.ts';

/** A number with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How many times as long a condition takes as the first, for each step; null if that is not known. */
export function ratioOf(median: ConditionMedian | undefined): Estimate | null {
  if (median === undefined || median.ratio === null) return null;
  const { ratio, ratioLow, ratioHigh } = median;
  return { value: ratio, low: ratioLow ?? ratio, high: ratioHigh ?? ratio };
}

/** Efficiency of workers with strong or weak scaling. */
export interface Efficiency extends Estimate {
  readonly mode: 'strong' | 'weak';
  readonly workers: number;
}

/**
 * Strong: T(1) / (p T(p)). Weak, with p times the work: T(1) / T(p). As times per step both are
 * 1 / (p ratio).
 */
export function efficiencies(
  { conditions }: Comparison,
  medians: readonly ConditionMedian[],
): Efficiency[] {
  return medians.flatMap((median): Efficiency[] => {
    const { group, workers } = conditions[median.condition]!;
    const ratio = ratioOf(median);
    if (ratio === null || workers === 1) return [];
    return [
      {
        mode: group === 'weak' ? 'weak' : 'strong',
        workers,
        value: 1 / (workers * ratio.value),
        low: 1 / (workers * ratio.high),
        high: 1 / (workers * ratio.low),
      },
    ];
  });
}

/** What was to be guessed, as a ratio or a percentage; null until it has been measured. */
export function answerOf(
  comparison: Comparison,
  medians: readonly ConditionMedian[],
): Estimate | null {
  const { kind, conditions } = comparison;
  if (kind === 'scaling') {
    const weak = efficiencies(comparison, medians).filter(({ mode }) => mode === 'weak');
    const most = [...weak].sort((a, b) => a.workers - b.workers).at(-1);
    if (most === undefined) return null;
    return { value: 100 * most.value, low: 100 * most.low, high: 100 * most.high };
  }
  // of the two, the second; of the ways to hand over, copying of what is large
  const asked =
    kind === 'hand-over'
      ? conditions.findIndex(({ name, group }) => name === 'copied' && group === '8 MB')
      : 1;
  return ratioOf(medians.find(({ condition }) => condition === asked));
}

/** "You guessed 10 times; it was 24."; null without a guess or an answer. */
export function guessSentence(
  kind: ComparisonKind,
  guess: number | null,
  answer: Estimate | null,
): string | null {
  if (guess === null || answer === null) return null;
  const isShare = COMPARISON_TEXTS[kind].unit === '%';
  const guessed = `${formatNumber(guess)} ${isShare ? '%' : guess === 1 ? 'time' : 'times'}`;
  const near = guess >= answer.low && guess <= answer.high ? ', within the interval' : '';
  return `You guessed ${guessed}; it was ${formatNumber(answer.value)}${isShare ? ' %' : ''}${near}.`;
}

/** "1.92 [1.88, 1.95]". */
export function estimateText({ value, low, high }: Estimate): string {
  return `${formatNumber(value)} [${formatNumber(low)}, ${formatNumber(high)}]`;
}

/** That the clock is too coarse, or the machine did other things meanwhile; null if neither. */
export function busySentence(
  { conditions, clockStepMs }: Comparison,
  medians: readonly ConditionMedian[],
): string | null {
  const coarse = coarselyTimed(medians, clockStepMs ?? 0);
  if (coarse !== null) {
    const what = `“${conditionName(conditions[coarse.condition]!)}”`;
    return `${coarseText(clockStepMs!, what, coarse.wallMs)}. No verdict.`;
  }
  const unsteady = medians.filter((median) => !isSteady([median]));
  if (unsteady.length === 0) return null;
  const worst = unsteady.reduce((most, each) => (each.deviation > most.deviation ? each : most));
  const name = `“${conditionName(conditions[worst.condition]!)}”`;
  const why = isAlike(worst)
    ? `some rounds of ${name} were so far off that its time may be anything from ${formatTime(worst.low)} to ${formatTime(worst.high)} (95 %)`
    : `the rounds of ${name} differ from their median by ${formatNumber(100 * worst.deviation, 2)} %, as a median`;
  return `This machine is busy: ${why}. No verdict: close what else is running and compare again.`;
}

/** Samples of the condition that has the fewest. */
export function fewestSamples({ conditions, samples }: Comparison): number {
  const counts = conditions.map(() => 0);
  for (const { condition } of samples) counts[condition]!++;
  return leastOf(counts);
}

/** How much was measured so far. */
export function roundsSentence(comparison: Comparison, isRunning: boolean): string {
  const { samples, roundCount, conditions } = comparison;
  const runs = roundCount * conditions.length;
  const state: RunsState = samples.length === runs ? 'complete' : isRunning ? 'running' : 'ended';
  const ended = state === 'ended' ? 'Ended early: ' : '';
  return `${ended}${samples.length} of ${plural(runs, 'run')}, in shuffled order.${discardedText(comparison, state)}`;
}
