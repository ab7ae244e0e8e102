import { useMemo } from 'react';
import { Scatter } from 'react-chartjs-2';
import { Table } from '../../components/DataTable.tsx';
import { formatCount } from '../../components/format.ts';
import { usePalette } from '../../components/usePalette.ts';
import type { Missing } from '../../core/design/designAnswer.ts';
import type { SequentPeak } from '../../core/design/sequentPeak.ts';
import type { Behaviour } from '../../core/record/behaviour.ts';
import type { InflowRecord } from '../../core/record/InflowRecord.ts';
import type { NormalPlot } from '../../core/record/normalPlot.ts';
import type { RecordStatistics } from '../../core/record/recordStatistics.ts';
import { behaviourTable } from './behaviourTable.ts';
import { Moments } from './Moments.tsx';
import { normalData, normalOptions } from './normalChart.ts';
import { recordData, recordOptions } from './recordChart.ts';
import { normalText, periodWord, recordText } from './recordTexts.ts';

export interface RecordViewProps {
  readonly record: InflowRecord;
  readonly statistics: RecordStatistics;
  readonly unit: string;
  readonly reservoir: { readonly K: number; readonly target: number };
  readonly plot: NormalPlot;
  /** what r_Q of normal records of this length is seldom below; null until it is known */
  readonly bound: number | null;
  readonly fit: { readonly mu: number; readonly sigma: number } | null;
  /** null for a target of 0 */
  readonly through: RecordThrough | null;
}

/** The record through the reservoir, beside what the law says. */
export interface RecordThrough {
  readonly behaviour: Behaviour;
  readonly peak: SequentPeak;
  readonly firmYield: number;
  /** in the long run, and of as many steps as the record has; null until it is known */
  readonly missing: Missing | null;
  /** exact, of the law; null where it has none */
  readonly resilience: number | null;
}

/** What a record says by itself: its course, its moments, how far it is from a normal, and what the reservoir makes of it. */
export function RecordView(props: RecordViewProps) {
  const { record, statistics, unit, reservoir, plot, bound, fit, through } = props;
  const { moments, run } = statistics;
  const palette = usePalette();
  const { target } = reservoir;
  const data = useMemo(() => recordData(record, palette), [record, palette]);
  const options = useMemo(
    () => recordOptions(record, { mean: moments.mean, target, unit }, palette),
    [record, moments.mean, target, unit, palette],
  );
  const normal = useMemo(() => normalData(plot, moments, palette), [plot, moments, palette]);
  const normalAxes = useMemo(
    () => normalOptions(plot, moments, unit, palette),
    [plot, moments, unit, palette],
  );
  const told = recordText(record, statistics);
  const likeness = normalText(plot.correlation, bound, moments.skew);
  return (
    <div className="record-view">
      <p>{told}</p>
      <div className="chart low">
        <Scatter
          role="img"
          aria-label={`The record in order of time, with its mean and the target. ${told}`}
          data={data}
          options={options}
          updateMode="none"
        />
      </div>
      <Moments moments={moments} fit={fit} unit={unit} />
      <h2>Is it normal?</h2>
      <p>{likeness}</p>
      <div className="chart low">
        <Scatter
          role="img"
          aria-label={`The record’s values by normal quantiles: a straight line if it is normal. ${likeness}`}
          data={normal}
          options={normalAxes}
          updateMode="none"
        />
      </div>
      <p className="note">
        The record’s values in order of size, by the quantiles of a normal. Dashed: a normal of its
        mean and spread.
      </p>
      <h2>The record itself: one possible past</h2>
      {through === null ? (
        <p>A target of 0 is always met: set Target release S̄ above 0.</p>
      ) : (
        <>
          <p>{pastText(record, statistics)}</p>
          <Table {...behaviourTable(record, run.first, reservoir, through)} />
        </>
      )}
    </div>
  );
}

/** What goes through the reservoir: all of the record, or its longest part without a gap. */
function pastText(record: InflowRecord, { run, missing }: RecordStatistics): string {
  const steps = `${periodWord(record)}s`;
  const which =
    missing === 0
      ? `All ${formatCount(run.values.length)} ${steps}`
      : `The longest run without a gap, ${formatCount(run.values.length)} ${steps},`;
  return `${which} through the present reservoir, from full, beside the exact law of μ and σ.`;
}
