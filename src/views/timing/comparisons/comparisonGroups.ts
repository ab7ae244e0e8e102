import { formatNumber, formatTime } from '../../../components/format.ts';
import type { Comparison, Condition, ConditionGroup } from '../../../core/timing/Comparison.ts';
import { eachPart, PARTS, type Part } from '../../../core/timing/Timing.ts';
import type { ConditionMedian } from '../../../core/timing/comparisonMedians.ts';
import { messageUs } from './resultSentence.ts';

/** A condition as a bar, in the unit of its group. */
export interface ConditionBar {
  readonly name: string;
  readonly value: number;
  /** 95 % interval */
  readonly low: number;
  readonly high: number;
  /** shares of the value, which they add up to */
  readonly parts: Record<Part, number>;
}

/** Conditions that share an axis. */
export interface BarGroup {
  /** empty where there is one group only */
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly ConditionBar[];
}

/** What is drawn: one group, or one for each kind of scaling, or for each size of messages. */
export function comparisonGroups(
  comparison: Comparison,
  medians: readonly ConditionMedian[],
): BarGroup[] {
  const { kind } = comparison;
  const group = (title: string, unit: string, ending: string, isIn: (of: Condition) => boolean) => {
    const bars = medians.flatMap((median) => {
      const condition = comparison.conditions[median.condition]!;
      return isIn(condition) ? barOf(condition.name, median, scaleOf(unit, condition, median)) : [];
    });
    return { title, unit: `${unit}${ending}`, bars };
  };
  const of = (wanted: ConditionGroup) => (condition: Condition) => condition.group === wanted;
  const all =
    kind === 'scaling'
      ? [
          group('Strong: the same work', 'ms', '', of('strong')),
          group(
            'Weak: as much work for each worker',
            'ms',
            '',
            (condition) => of('weak')(condition) || condition.workers === 1,
          ),
        ]
      : kind === 'hand-over'
        ? [
            group('Messages of 8 MB', 'ns', ' per value', of('8 MB')),
            group('Messages of 8 kB', 'µs', ' per message', of('8 kB')),
          ]
        : kind === 'start'
          ? [group('', 'ms', '', () => true)]
          : [group('', 'ns', ' per step', () => true)];
  return all.filter(({ bars }) => bars.length > 0);
}

/** What wall-clock ms are multiplied by. */
function scaleOf(unit: string, { messages }: Condition, median: ConditionMedian): number {
  if (unit === 'ns') return (median.perStepNs ?? NaN) / median.wallMs;
  if (unit === 'µs') return (messageUs(messages, median) ?? NaN) / median.wallMs;
  return 1;
}

function barOf(name: string, median: ConditionMedian, scale: number): ConditionBar {
  const { wallMs, low, high } = median;
  // medians of parts need not add up to the median of the whole
  const total = PARTS.reduce((sum, part) => sum + median[part], 0);
  const share = (part: Part) => (total === 0 ? 0 : median[part] / total);
  return {
    name,
    value: wallMs * scale,
    low: low * scale,
    high: high * scale,
    parts: eachPart((part) => share(part) * wallMs * scale),
  };
}

/** A group in one sentence. */
export function groupSentence({ title, unit, bars }: BarGroup): string {
  const times = bars.map(
    ({ name, value }) =>
      `${name} ${unit === 'ms' ? formatTime(value) : `${formatNumber(value)} ${unit}`}`,
  );
  return `${title === '' ? 'Median times' : title}: ${times.join('; ')}.`;
}
