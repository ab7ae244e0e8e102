import { useMemo } from 'react';
import { Line } from 'react-chartjs-2';
import { chartOptions } from '../../components/chartOptions.ts';
import { Choice } from '../../components/Choice.tsx';
import { DataTable, type TableData } from '../../components/DataTable.tsx';
import { Figures } from '../../components/Figures.tsx';
import {
  formatCount,
  formatNumber,
  formatShare,
  formatTime,
  plural,
} from '../../components/format.ts';
import { Term } from '../../components/Term.tsx';
import { usePalette } from '../../components/usePalette.ts';
import { ViewFrame } from '../../components/ViewFrame.tsx';
import { median, type Measurement, type Timing, type TimingRound } from '../../core/timing.ts';
import { speedupData } from './speedupChart.ts';
import { longerRun, partsSentence, timingVerdict } from './timingVerdict.ts';

export interface TimingViewProps {
  readonly measurement: Measurement | null;
  readonly isMeasuring: boolean;
  /** nothing else is running that would disturb a measurement */
  readonly isReady: boolean;
  /** workers that a measurement would go up to */
  readonly workers: number;
  /** chunks of the settings, and those that a measurement would cut */
  readonly chunks: { readonly own: number; readonly measured: number };
  readonly keepsChunks: boolean;
  readonly onKeepChunks: (keeps: boolean) => void;
  readonly onMeasure: () => void;
  readonly onLongerRun: (T: number) => void;
}

/** Wall-clock time over the number of workers. */
export function TimingView(props: TimingViewProps) {
  const { measurement, isMeasuring, isReady, workers, chunks, keepsChunks } = props;
  const palette = usePalette();
  const timing = measurement?.timing ?? null;
  const medians = timing?.medians ?? NONE;
  const ideal = measurement?.ideal ?? NONE;
  const data = useMemo(() => speedupData(medians, ideal, palette), [medians, ideal, palette]);
  const most = Math.max(2, ideal.length, workers);
  const options = useMemo(
    () =>
      chartOptions(
        palette,
        { title: 'workers p', min: 0, max: most + 0.5, isWhole: true },
        { title: 'speed-up T(1) / T(p)', min: 0, max: most + 0.5, isWhole: true },
      ),
    [palette, most],
  );
  const verdict = timingVerdict(timing, isMeasuring, workers);
  const longer = timing === null || isMeasuring ? null : longerRun(timing);
  const last = medians.findLast((each) => each.workers > 1);
  const toMeasure = keepsChunks ? chunks.own : chunks.measured;

  return (
    <ViewFrame
      verdict={verdict}
      controls={
        <>
          <button
            type="button"
            className="primary"
            aria-disabled={!isReady}
            onClick={() => isReady && props.onMeasure()}
          >
            Measure
          </button>
          {longer !== null && (
            <button type="button" onClick={() => props.onLongerRun(longer)}>
              Use T = {formatCount(longer)}
            </button>
          )}
          {chunks.own !== chunks.measured && (
            <Choice
              label="Chunks measured"
              value={keepsChunks ? 'own' : 'more'}
              options={[
                {
                  value: 'more',
                  label: `${formatCount(chunks.measured)}, ${Math.floor(chunks.measured / workers)} a worker`,
                },
                { value: 'own', label: `${formatCount(chunks.own)}, as set` },
              ]}
              onChange={(value) => props.onKeepChunks(value === 'own')}
            />
          )}
        </>
      }
      chart={
        <div className="chart">
          <Line
            role="img"
            aria-label={`Speed-up over the number of workers. ${verdict}`}
            data={data}
            options={options}
            updateMode="none"
          />
        </div>
      }
      note={
        measurement === null
          ? `Measure runs the same ${plural(toMeasure, 'chunk')} again and again: a warm-up, then rounds with every number of workers in shuffled order.`
          : measurementNote(measurement)
      }
      figures={
        <Figures
          figures={[
            { label: '1 worker', value: medians[0] ? formatTime(medians[0].wallMs) : '–' },
            {
              label: last ? plural(last.workers, 'worker') : 'All workers',
              value: last ? formatTime(last.wallMs) : '–',
            },
            { label: 'Speed-up', value: last?.speedup ? formatNumber(last.speedup) : '–' },
            { label: 'Efficiency', value: last?.efficiency ? formatShare(last.efficiency) : '–' },
            {
              label: 'Serial fraction',
              // above 1 more workers were slower, and no share of the work is told
              value:
                last?.karpFlatt == null || last.karpFlatt > 1
                  ? '–'
                  : formatNumber(last.karpFlatt, 2),
              note: 'Karp-Flatt',
            },
          ]}
        />
      }
      explanation={
        <>
          <p>
            The speed-up is the time of one <Term word="worker" /> over the time of several, for the
            same work. Ideal is the dashed line: never more than the workers, nor than the cut
            allows, since the last round of jobs rarely fills all workers (with jobs of one chunk:
            chunks / ⌈chunks / workers⌉). Workers beyond the machine’s cores share a core.
          </p>
          <p>
            The article timed 5.04 s on 1 core and 2.63 s on 2: 1.92 times. But its two runs were
            different samples; here every run computes the same numbers, and the workers are started
            and warm before the clock starts.
            {measurement !== null &&
              ` Starting a worker took ${formatTime(median(measurement.startTimesMs))}; the clock moves in steps of ${formatTime(measurement.timing.clockStepMs)}.`}
          </p>
        </>
      }
      table={timing !== null && <DataTable read={() => timingTable(timing)} />}
    />
  );
}

const NONE: readonly never[] = [];

/** What was measured so far, and where its time went. */
function measurementNote({ timing, roundCount, maxWorkers, keepsPath }: Measurement): string {
  const { steps, chunks, rounds } = timing;
  return (
    `${plural(steps, 'step')} in ${plural(chunks, 'chunk')}, the same for every number of workers` +
    `${keepsPath ? '' : ', paths not kept'}; ` +
    `${formatCount(rounds.length)} of ${plural(roundCount * maxWorkers, 'run')}. ${partsSentence(timing) ?? ''}`
  );
}

/** The medians of all that was timed, with their parts. */
function timingTable({ medians, rounds }: Timing): TableData {
  const part = (workers: number, of: (round: TimingRound) => number) =>
    median(rounds.filter((round) => round.workers === workers).map(of)).toFixed(1);
  return {
    caption:
      'Milliseconds: median wall-clock time, fastest and slowest round; then where it went, as the mean over workers: start, compute, hand over results, wait.',
    columns: [
      'workers',
      'median',
      'fastest',
      'slowest',
      'speed-up',
      'efficiency',
      'start',
      'compute',
      'hand over',
      'wait',
    ],
    rows: medians.map(({ workers, wallMs, low, high, speedup, efficiency }) => [
      workers,
      wallMs.toFixed(1),
      low.toFixed(1),
      high.toFixed(1),
      speedup === null ? '–' : speedup.toFixed(2),
      efficiency === null ? '–' : formatShare(efficiency),
      part(workers, ({ startMs }) => startMs),
      part(workers, ({ computeMs }) => computeMs),
      part(workers, ({ handOverMs }) => handOverMs),
      part(workers, ({ waitMs }) => waitMs),
    ]),
  };
}
