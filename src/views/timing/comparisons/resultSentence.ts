import type { ConditionMedian } from '../../../core/timing/comparisonMedians.ts';
import { formatNumber, formatShare, plural } from '../../../components/format.ts';
import type { Comparison, ConditionGroup } from '../../../core/timing/Comparison.ts';
import { isOpen } from '../../../core/timing/steadiness.ts';
import { efficiencies, estimateText, ratioOf, type Efficiency } from './comparisonResult.ts';

/** What was measured, with its numbers; null until there is something to compare. */
export function resultSentence(
  comparison: Comparison,
  medians: readonly ConditionMedian[],
): string | null {
  switch (comparison.kind) {
    case 'scaling':
      return scalingSentence(efficiencies(comparison, medians));
    case 'hand-over':
      return handOverSentence(comparison, medians);
    case 'start':
    case 'kernel':
    case 'generator':
      return ratiosSentence(comparison, medians);
  }
}

const INTERVALS = 'In brackets: 95 % intervals.';

/** Of the most workers of each kind of scaling. */
function scalingSentence(all: readonly Efficiency[]): string | null {
  const of = (wanted: Efficiency['mode']) => {
    const most = all
      .filter(({ mode }) => mode === wanted)
      .reduce<Efficiency | null>(
        (best, each) => (best === null || each.workers > best.workers ? each : best),
        null,
      );
    if (most === null) return null;
    const { value, low, high, workers, mode } = most;
    const what =
      mode === 'strong'
        ? `the same work on ${plural(workers, 'worker')} is ${formatNumber(value * workers)} times as fast as on one`
        : `${formatNumber(workers)} times the work on ${plural(workers, 'worker')} takes ${formatNumber(1 / value)} times as long`;
    return `${mode === 'strong' ? 'Strong' : 'Weak'} scaling: ${what}, an efficiency of ${formatShare(value)} [${formatShare(low)}, ${formatShare(high)}].`;
  };
  const parts = [of('strong'), of('weak')].filter((part) => part !== null);
  return parts.length === 0 ? null : `${parts.join(' ')} ${INTERVALS}`;
}

/** Every condition beside the first, which they are ratios to. */
function ratiosSentence(
  { conditions }: Comparison,
  medians: readonly ConditionMedian[],
): string | null {
  const base = conditions[0]!.name;
  const parts = medians.flatMap((median) => {
    const ratio = ratioOf(median);
    if (median.condition === 0 || ratio === null) return [];
    const { name } = conditions[median.condition]!;
    return isOpen(ratio)
      ? `“${name}” and “${base}” cannot be told apart: the ratio is ${estimateText(ratio)}.`
      : `“${name}” takes ${estimateText(ratio)} times as long as “${base}”.`;
  });
  return parts.length === 0 ? null : `${parts.join(' ')} ${INTERVALS}`;
}

/** Large messages by their ratio, small ones by what each message costs. */
function handOverSentence(
  { conditions }: Comparison,
  medians: readonly ConditionMedian[],
): string | null {
  const of = (
    size: ConditionGroup,
    text: (way: string, median: ConditionMedian) => string | null,
  ) =>
    medians
      .flatMap((median) => {
        const { name, group } = conditions[median.condition]!;
        return group === size ? [text(name, median)] : [];
      })
      .filter((part) => part !== null)
      .join(', ');
  const large = of('8 MB', (way, median) => {
    const ratio = ratioOf(median);
    if (median.condition === 0 || ratio === null) return null;
    return `${way} ${estimateText(ratio)}${isOpen(ratio) ? ', which cannot be told apart from it' : ''}`;
  });
  const small = of('8 kB', (way, median) => {
    const { messages } = conditions[median.condition]!;
    const cost = (wallMs: number) => messageUs(messages, { wallMs });
    const [value, low, high] = [cost(median.wallMs), cost(median.low), cost(median.high)];
    return value === null || low === null || high === null
      ? null
      : `${way} ${estimateText({ value, low, high })}`;
  });
  const parts = [
    ...(large === '' ? [] : [`At 8 MB, in times of “transferred and sent back”: ${large}.`]),
    ...(small === '' ? [] : [`At 8 kB, in µs for each message: ${small}.`]),
  ];
  return parts.length === 0 ? null : `${parts.join(' ')} ${INTERVALS}`;
}

/** The time of one message with all that belongs to it, in µs; null where messages are not counted. */
export function messageUs(
  messages: number | null,
  { wallMs }: Pick<ConditionMedian, 'wallMs'>,
): number | null {
  return messages === null || messages === 0 ? null : (1000 * wallMs) / messages;
}
