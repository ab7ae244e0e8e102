import { formatNumber } from '../../components/format.ts';
import { Table } from '../../components/DataTable.tsx';
import { useLabels, type Labels } from '../../components/labels.ts';
import type { MetricName, Metrics } from '../../core/metrics/metrics.ts';
import {
  expectedText,
  formatChance,
  formatDifference,
  formatMeasure,
  MEASURES,
  valueOf,
} from './measureTexts.ts';

export interface MeasuresTableProps {
  readonly caption: string;
  readonly names: readonly MetricName[];
  readonly told: Metrics;
  /** of the run that was kept, to be held beside it */
  readonly kept: Metrics | null;
}

/**
 * Estimates with their standard errors, beside theory and beside a run that was kept. What is expected of the run
 * has a column where it can be told from the exact values.
 */
export function MeasuresTable({ caption, names, told, kept }: MeasuresTableProps) {
  const labels = useLabels();
  const expected = names.map((name) => expectedText(name, told[name]));
  const hasExpected = expected.some((text) => text !== null);
  const columns = [
    'measure',
    'this run',
    '± standard error',
    'exact',
    ...(hasExpected ? ['expected'] : []),
    'z',
  ];
  return (
    <Table
      caption={caption}
      columns={kept === null ? columns : [...columns, 'kept', 'this − kept']}
      rows={names.map((name, i) => {
        const metric = told[name];
        const row = [
          <span key="name">
            <span>{nameOf(name, labels)}</span>
            <small>{MEASURES[name].meaning}</small>
          </span>,
          formatMeasure(name, metric.estimate, metric.standardError),
          formatChance(name, metric) ?? '–',
          formatMeasure(name, metric.exact, metric.standardError),
          ...(hasExpected ? [expected[i] ?? '–'] : []),
          metric.z === null ? '–' : formatNumber(metric.z, 2),
        ];
        if (kept === null) return row;
        const before = valueOf(kept[name]);
        const now = valueOf(metric);
        const difference = before === null || now === null ? null : now - before;
        return [
          ...row,
          formatMeasure(name, before, kept[name].standardError),
          formatDifference(name, difference),
        ];
      })}
    />
  );
}

/** A measure with its unit. */
function nameOf(name: MetricName, labels: Labels): string {
  const { label, unit } = MEASURES[name];
  if (unit === 'unit') return `${label} (${labels.unit})`;
  return unit === 'step' ? `${label} (${labels.step})` : label;
}
