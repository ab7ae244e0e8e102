import { planJobs, smallJobSize, type PlannedJob } from '../../core/job/planJobs.ts';
import type { RowRange } from '../../core/run/rowRanges.ts';
import { chunkSteps, firstRow, jobRows, rowOf } from '../../core/job/rows.ts';
import { stateBefore } from '../../core/run/RunRecord.ts';
import { NO_WANTS, PART_STEPS, type PathState, type Segment } from '../../core/job/Job.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import type { StoragePath } from '../../core/run/StoragePath.ts';
import type { DeliveredResult, JobApi } from '../contract.ts';
import { ROWS_FORMATS, type RowsFormat } from './rowsFormats.ts';
import { callForJob } from './runJobs.ts';
import type { WorkerPool } from '../pool/WorkerPool.ts';

export interface RowsOptions {
  /** workers that may have work at the same time */
  readonly workers: number;
  readonly signal: AbortSignal;
}

/** Rows of a file as bytes: text, or doubles. */
export interface RowsPart {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly rows: number;
}

/** Jobs that may be computed or wait for their turn: some 80 MB of text. */
const MOST_AHEAD = 16;

/** Rows of a kept path that are copied at once. */
const KEPT_PIECE = 2 ** 19;

/**
 * Rows of a run's file in order, part by part, never more of them at once than `MOST_AHEAD` jobs bring. Inflows
 * and spills are not kept, nor is a long path, so jobs are run again: those of the fast streams from the
 * states on record, those of NumPy's from the start of their chunk. Storages that are kept are copied.
 *
 * @throws `signal.reason`; what the pool throws, after which the other jobs are cancelled
 */
export async function* streamRows(
  pool: WorkerPool<JobApi>,
  run: SimulationRun,
  format: RowsFormat,
  ranges: readonly RowRange[],
  { workers, signal }: RowsOptions,
): AsyncGenerator<RowsPart> {
  const { ofPath, cut } = ROWS_FORMATS[format];
  if (ofPath !== null && run.path !== null) {
    yield* keptRows(run.path, ofPath, ranges, signal);
    return;
  }
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const tasks = planRows(run.settings, format, ranges);
  const ahead: { task: RowsTask; result: Promise<DeliveredResult> }[] = [];
  let last: Promise<DeliveredResult> | null = null;
  let isPlanned = false;
  try {
    for (;;) {
      while (!isPlanned && ahead.length < Math.min(2 * workers, MOST_AHEAD)) {
        const { value: task, done } = tasks.next();
        isPlanned = done === true;
        if (task === undefined) break;
        const start = startOf(run, task.job, last);
        last = start.then((state) => compute(pool, run, format, task, state, either));
        last.catch(() => {}); // told where it is awaited
        ahead.push({ task, result: last });
      }
      const first = ahead.shift();
      if (first === undefined) return;
      const result = await first.result;
      const { job, wanted } = first.task;
      const rowsOfJob = jobRows({ settings: run.settings, segments: job });
      for (const range of wanted) {
        yield { bytes: cut(result, range, rowsOfJob), rows: range.to - range.from };
      }
    }
  } finally {
    stop.abort(new DOMException('no more rows are wanted', 'AbortError'));
  }
}

/** The rows of a path that is kept, copied in pieces small enough that the page stays responsive. */
async function* keptRows(
  path: StoragePath,
  ofPath: (path: StoragePath, row: number, rows: number) => Uint8Array<ArrayBuffer>,
  ranges: readonly RowRange[],
  signal: AbortSignal,
): AsyncGenerator<RowsPart> {
  for (const { from, to } of ranges) {
    for (let row = from; row < to; row += KEPT_PIECE) {
      signal.throwIfAborted();
      const rows = Math.min(KEPT_PIECE, to - row);
      yield { rows, bytes: ofPath(path, row, rows) };
      await new Promise((resolve) => setTimeout(resolve));
    }
  }
}

/** A job, and which of its rows are wanted, counted from its first one. */
interface RowsTask {
  readonly job: PlannedJob;
  readonly wanted: readonly RowRange[];
}

/** The jobs that hold the rows, each once, and those of NumPy's streams that lead to them; made one by one. */
function* planRows(
  settings: Settings,
  format: RowsFormat,
  ranges: readonly RowRange[],
): Generator<RowsTask> {
  let range = 0;
  for (const job of planParts(settings, ROWS_FORMATS[format].partSteps)) {
    const before = firstRow(settings, job[0]!);
    const end = before + jobRows({ settings, segments: job });
    const wanted: RowRange[] = [];
    while (range < ranges.length && ranges[range]!.from < end) {
      const { from, to } = ranges[range]!;
      if (to > before) {
        wanted.push({ from: Math.max(from - before, 0), to: Math.min(to, end) - before });
      }
      if (to > end) break;
      range++;
    }
    if (wanted.length > 0) yield { job, wanted };
    if (range === ranges.length) return;
    if (wanted.length === 0 && settings.generator === 'numpy') {
      const lastRow = rowOf(settings, job[0]!.chunk, chunkSteps(settings, job[0]!.chunk));
      if (ranges[range]!.from <= lastRow) yield { job, wanted };
    }
  }
}

/** Jobs planned large, so that they are few for a path of any length, and cut as they come. */
function* planParts(settings: Settings, partSteps: number): Generator<PlannedJob> {
  const size = { ...smallJobSize(settings), partSteps: PART_STEPS };
  for (const job of planJobs(settings, size)) {
    const [{ chunk, firstStep, stepCount }] = job as [Segment];
    if (job.length > 1) {
      yield job;
      continue;
    }
    for (let done = 0; done < stepCount; done += partSteps) {
      const count = Math.min(partSteps, stepCount - done);
      yield [{ chunk, firstStep: firstStep + done, stepCount: count }];
    }
  }
}

/** What a job goes on from: a state on record, or the end of the one before where that holds a generator. */
async function startOf(
  { settings, blocks }: SimulationRun,
  job: PlannedJob,
  before: Promise<DeliveredResult> | null,
): Promise<PathState> {
  const [first] = job;
  if (settings.generator === 'numpy' && first!.firstStep > 0) return (await before!).end;
  return stateBefore(settings, blocks, first!);
}

async function compute(
  pool: WorkerPool<JobApi>,
  { settings }: SimulationRun,
  format: RowsFormat,
  { job: segments, wanted }: RowsTask,
  start: PathState,
  signal: AbortSignal,
): Promise<DeliveredResult> {
  const wants = wanted.length === 0 ? NO_WANTS : ROWS_FORMATS[format].wants;
  const job = { settings, segments, start, wants };
  const { result } = await callForJob(pool, job, signal, (remote) => remote.runJob(job, null));
  return result;
}
