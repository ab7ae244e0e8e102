import { formatNumber } from '../../components/format.ts';
import { Table } from '../../components/DataTable.tsx';
import { useLabels } from '../../components/labels.ts';
import type { MetricName, Metrics } from '../../core/metrics/metrics.ts';
import { formatDifference, formatError, formatMeasure, MEASURES, valueOf } from './measureTexts.ts';

export interface MeasuresTableProps {
  readonly caption: string;
  readonly names: readonly MetricName[];
  readonly told: Metrics;
  /** of the run that was kept, to be held beside it */
  readonly kept: Metrics | null;
}

/** Estimates with their standard errors, beside theory and beside a run that was kept. */
export function MeasuresTable({ caption, names, told, kept }: MeasuresTableProps) {
  const labels = useLabels();
  const columns = ['measure', 'this run', '± standard error', 'exact', 'z'];
  return (
    <Table
      caption={caption}
      columns={kept === null ? columns : [...columns, 'kept', 'this − kept']}
      rows={names.map((name) => {
        const metric = told[name];
        const row = [
          <span key="name">
            {MEASURES[name].label}
            {MEASURES[name].unit === 'unit' && ` (${labels.unit})`}
            {MEASURES[name].unit === 'step' && ` (${labels.step})`}
            <small>{MEASURES[name].meaning}</small>
          </span>,
          formatMeasure(name, metric.estimate),
          formatError(name, metric.standardError),
          formatMeasure(name, metric.exact),
          metric.z === null ? '–' : formatNumber(metric.z, 2),
        ];
        if (kept === null) return row;
        const before = valueOf(kept[name]);
        const now = valueOf(metric);
        const difference = before === null || now === null ? null : now - before;
        return [...row, formatMeasure(name, before), formatDifference(name, difference)];
      })}
    />
  );
}
