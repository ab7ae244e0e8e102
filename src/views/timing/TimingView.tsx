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
import { median, type Timing, type TimingRound } from '../../core/timing.ts';
import { speedupData } from './speedupChart.ts';
import { longerRun, partsSentence, timingVerdict } from './timingVerdict.ts';

export interface TimingViewProps {
  readonly timing: Timing | null;
  /** the greatest speed-up that the cut allows, for 1, 2, ... workers */
  readonly ideal: readonly number[];
  readonly startTimesMs: readonly number[];
  readonly maxWorkers: number;
  readonly rounds: number;
  readonly isMeasuring: boolean;
  /** chunks of the settings, and those that a measurement would cut */
  readonly chunks: { readonly own: number; readonly measured: number };
  readonly keepsChunks: boolean;
  readonly isSequential: boolean;
  readonly onKeepChunks: (keeps: boolean) => void;
  readonly onMeasure: () => void;
  readonly onLongerRun: (T: number) => void;
}

/** Wall-clock time over the number of workers. */
export function TimingView(props: TimingViewProps) {
  const { timing, ideal, maxWorkers, isMeasuring, chunks, keepsChunks } = props;
  const palette = usePalette();
  const medians = timing?.medians ?? NONE;
  const data = useMemo(() => speedupData(medians, ideal, palette), [medians, ideal, palette]);
  const most = Math.max(2, ideal.length, maxWorkers);
  const options = useMemo(
    () =>
      chartOptions(
        palette,
        { title: 'workers p', min: 0, max: most + 0.5, isWhole: true },
        { title: 'speed-up T(1) / T(p)', min: 0, max: most + 0.5, isWhole: true },
      ),
    [palette, most],
  );
  const verdict = timingVerdict(timing, maxWorkers);
  const longer = timing === null || isMeasuring ? null : longerRun(timing);
  const last = medians.findLast(({ workers }) => workers > 1);
  const runs = props.rounds * maxWorkers;

  return (
    <ViewFrame
      verdict={verdict}
      controls={
        <>
          <button
            type="button"
            className="primary"
            onClick={props.onMeasure}
            disabled={isMeasuring}
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
                { value: 'more', label: `${formatCount(chunks.measured)}, 32 a worker` },
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
        timing === null
          ? `${plural(runs, 'run')} of the same ${keepsChunks ? formatCount(chunks.own) : formatCount(chunks.measured)} chunks: ${props.rounds} rounds, each with every number of workers in shuffled order, after a warm-up.`
          : `${plural(timing.steps, 'step')} in ${plural(timing.chunks, 'chunk')}, the same for every number of workers; ${formatCount(timing.rounds.length)} of ${formatCount(runs)} runs. ${partsSentence(timing) ?? ''}`
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
              value: last?.karpFlatt == null ? '–' : formatNumber(last.karpFlatt, 2),
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
            {props.isSequential &&
              ' With Continue the path every chunk waits for the one before, so more workers bring nothing.'}
          </p>
          <p>
            The article timed 5.04 s on 1 core and 2.63 s on 2: 1.92 times. But its two runs were
            different samples; here every run computes the same numbers, and the workers are started
            and warm before the clock starts.
            {props.startTimesMs.length > 0 &&
              ` Starting a worker took ${formatTime(median(props.startTimesMs))}.`}
            {timing !== null && ` The clock moves in steps of ${formatTime(timing.clockStepMs)}.`}
          </p>
        </>
      }
      table={timing !== null && <DataTable read={() => timingTable(timing)} />}
    />
  );
}

const NONE: Timing['medians'] = [];

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
