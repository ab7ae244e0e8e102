import type { ConditionMedian } from '../../../core/timing/comparisonMedians.ts';
import type { TableData } from '../../../components/DataTable.tsx';
import { formatFixed, formatNumber, formatShare } from '../../../components/format.ts';
import { conditionName, type Comparison } from '../../../core/timing/Comparison.ts';
import { PARTS } from '../../../core/timing/Timing.ts';
import { efficiencies, estimateText, ratioOf } from './comparisonResult.ts';
import { PART_LABELS } from '../parts/partLabels.ts';
import { messageUs } from './resultSentence.ts';

/** The medians of all conditions, with their parts. */
export function comparisonTable(
  comparison: Comparison,
  medians: readonly ConditionMedian[],
): TableData {
  const { kind, conditions } = comparison;
  const isScaling = kind === 'scaling';
  const isHandOver = kind === 'hand-over';
  const all = efficiencies(comparison, medians);
  const perStep = isHandOver ? 'ns per value' : 'ns per step';
  return {
    caption:
      'Milliseconds: median wall-clock time with its 95 % interval; then the medians of its parts, as means over workers. Spread: the median absolute deviation over the median.',
    columns: [
      'condition',
      'median',
      'from',
      'to',
      ...PARTS.map((part) => PART_LABELS[part]),
      perStep,
      ...(isHandOver ? ['µs per message'] : []),
      'ratio to the first',
      ...(isScaling ? ['efficiency'] : []),
      'spread',
    ],
    rows: medians.map((median) => {
      const condition = conditions[median.condition]!;
      const { group, workers, messages } = condition;
      const ratio = ratioOf(median);
      const own = all.find((each) => each.mode === group && each.workers === workers);
      const perMessage = messageUs(messages, median);
      return [
        conditionName(condition),
        ...[median.wallMs, median.low, median.high].map((ms) => formatFixed(ms, 1)),
        ...PARTS.map((part) => formatFixed(median[part], 1)),
        median.perStepNs === null ? '–' : formatNumber(median.perStepNs),
        ...(isHandOver ? [perMessage === null ? '–' : formatNumber(perMessage)] : []),
        ratio === null || median.condition === 0 ? '–' : estimateText(ratio),
        ...(isScaling ? [own === undefined ? '–' : formatShare(own.value)] : []),
        formatShare(median.deviation),
      ];
    }),
  };
}
