import { useMemo, useRef, useState } from 'react';
import { Line } from 'react-chartjs-2';
import { DataTable } from '../../components/DataTable.tsx';
import { Figures } from '../../components/Figures.tsx';
import { formatCount, formatNumber, plural } from '../../components/format.ts';
import { useLabels } from '../../components/labels.ts';
import { Translatable } from '../../components/Translatable.tsx';
import { usePalette } from '../../components/usePalette.ts';
import { ViewFrame } from '../../components/ViewFrame.tsx';
import { countSpells } from '../../core/run/landmarks.ts';
import { metrics, type MetricName } from '../../core/metrics/metrics.ts';
import { correlationOf } from '../../core/reservoir/nextNormal.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import type { StorageCounts } from '../../core/run/storageCounts.ts';
import type { LawTable } from '../../core/theory/LawTable.ts';
import { cellsOf, type Cells } from './cells.ts';
import { distributionFigures } from './distributionFigures.ts';
import { distributionVerdict } from './distributionVerdict.ts';
import { histogramData, histogramOptions } from './histogramChart.ts';
import { MeasuresTable } from './MeasuresTable.tsx';
import { MEASURES } from './measureTexts.ts';
import { keptText } from './keptText.ts';
import { partsTable } from './partsTable.ts';
import { TheoryComparison } from './TheoryComparison.tsx';

/** A run that was counted, with the exact law of its reservoir. */
export interface CountedRun {
  readonly run: SimulationRun;
  readonly law: LawTable | null;
  /** of a run that is drawn from a record: the exact law of μ and σ, which is not the run's */
  readonly fitted: LawTable | null;
  readonly counts: StorageCounts;
}

export interface DistributionViewProps {
  readonly counted: CountedRun;
  /** another one, to hold this one beside */
  readonly kept: CountedRun | null;
  readonly onKeep: (counted: CountedRun | null) => void;
  /** capacity up to which the axes reach at least, while a slider moves */
  readonly holdK: number;
}

const NAMES = Object.keys(MEASURES) as MetricName[];

/** Why the line has a gap, if it has one. */
function unsplitText({ unsplit }: Cells): string {
  if (unsplit === null) return '';
  const [from, to] = [formatNumber(unsplit.from, 4), formatNumber(unsplit.to, 4)];
  const where = from === to ? `about ${to}` : `from ${from} to ${to}`;
  return `The line leaves out the bins ${where}: they hold such storages, which are not told apart there.`;
}

/** How much is to be made of what is said of failures. */
function failuresText(run: SimulationRun): string {
  const { count } = countSpells(run, 'deficit');
  return `Resilience and vulnerability rest on failure events, here ${formatCount(count)}; few events would say little.`;
}

/** Whether resilience has a standard error that does without the memory of storage. */
function resilienceText(settings: SimulationRun['settings']): string {
  return correlationOf(settings) === 0
    ? 'Resilience can do without: each failed step is the last of its failure or not, whatever was before.'
    : 'With ρ ≠ 0 failed steps are correlated: no error of what is said of failure events is known.';
}

/** How often each storage occurs, beside the law that it comes to; and all that is measured. */
export function DistributionView({ counted, kept, onKeep, holdK }: DistributionViewProps) {
  const { run, law, fitted, counts } = counted;
  const { settings } = run;
  const palette = usePalette();
  const labels = useLabels();
  const [isOpen, setIsOpen] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  const drop = () => {
    onKeep(null);
    keep.current?.focus(); // the button that was pressed goes
  };
  const told = useMemo(() => metrics(run, law, counts), [run, law, counts]);
  const cells = useMemo(
    () => cellsOf(run, law, counts, told, fitted),
    [run, law, counts, told, fitted],
  );
  const before = useMemo(() => {
    if (kept === null) return null;
    const ofKept = metrics(kept.run, kept.law, kept.counts);
    return { told: ofKept, cells: cellsOf(kept.run, kept.law, kept.counts, ofKept, kept.fitted) };
  }, [kept]);
  const K = Math.max(settings.K, holdK, kept?.run.settings.K ?? 0);
  const data = useMemo(
    () => histogramData(cells, before?.cells ?? null, palette),
    [cells, before, palette],
  );
  const options = useMemo(
    () => histogramOptions(cells, before?.cells ?? null, K, labels, palette),
    [cells, before, K, labels, palette],
  );
  const verdict = distributionVerdict(settings, law, told, cells, fitted);

  return (
    <ViewFrame
      verdict={<Translatable text={verdict} />}
      controls={
        <span className="buttons">
          <button type="button" ref={keep} onClick={() => onKeep(counted)}>
            Keep
          </button>
          {kept !== null && (
            <button type="button" onClick={drop}>
              Drop the kept run
            </button>
          )}
        </span>
      }
      chart={
        <div className="chart">
          <Line
            role="img"
            aria-label={`Histogram of storage beside the ${fitted === null ? 'exact law' : 'law of μ and σ'}. ${verdict}`}
            data={data}
            options={options}
            updateMode="none"
          />
        </div>
      }
      note={
        <>
          <span>
            {`${plural(settings.T, 'step')} counted in ${cells.bins.length} bins. Dots: storages that are hit exactly; right-hand scale.`}
          </span>{' '}
          {(law ?? fitted) !== null && <span>{unsplitText(cells)}</span>}{' '}
          {kept !== null && <Translatable text={keptText(kept.run.settings, settings)} />}
        </>
      }
      figures={<Figures figures={distributionFigures(settings, told, before?.told ?? null)} />}
      more={
        <>
          <details
            className="measures"
            open={isOpen}
            onToggle={(event) => setIsOpen(event.currentTarget.open)}
          >
            <summary>All measures</summary>
            {isOpen && (
              <MeasuresTable
                caption={`All measures of this run of ${plural(settings.T, 'step')}. Exact: in the long run. Expected: of this run with its starts from full, where that can be told from the exact value; from there z counts standard errors. A range instead of ± holds what is expected in about 95 of 100 runs.`}
                names={NAMES}
                told={told}
                kept={before?.told ?? null}
              />
            )}
          </details>
          <TheoryComparison settings={settings} law={law} cells={cells} K={K} />
        </>
      }
      explanation={
        <>
          <p>
            A reservoir is often exactly full, sometimes exactly empty, and, full at first, exactly{' '}
            <bdi translate="no">K − j S̄</bdi> after j steps without inflow. Such storages have a
            share of their own, drawn as dots; all others share the curve.
          </p>
          <p>
            <strong>Reliability</strong> tells how often the target is met,{' '}
            <strong>resilience</strong> how soon a failure ends, <strong>vulnerability</strong> how
            bad it gets. <span>{failuresText(run)}</span>
          </p>
          <p>
            <span>
              A standard error tells how far chance alone moves an estimate from what is expected of
              this run; it counts that neighbouring steps are alike. To start from full adds
              something that is no chance, and many paths do not average it away: so the expected
              value may be many standard errors from the exact one, and stands beside it. The error
              is left out where paths are too short for it, or where a start adds more to its path
              than chance does.
            </span>
            <span>{` ${resilienceText(settings)}`}</span>
          </p>
          <p>
            <strong>Keep</strong> holds this run beside the next one. If only the reservoir or the
            inflow changes, both see the same shocks, and much of what chance does is the same in
            both: the difference tells more than two runs of different seeds would.
          </p>
        </>
      }
      table={<DataTable read={() => partsTable(cells, settings.K, labels)} />}
    />
  );
}
