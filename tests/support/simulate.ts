import { CSV_HEADER } from '../../src/core/job/csv.ts';
import { binSteps } from '../../src/core/job/envelope.ts';
import { defaultJobSize, planJobs, type JobSize } from '../../src/core/job/planJobs.ts';
import { RunRecord } from '../../src/core/run/RunRecord.ts';
import { simulateJob as reference } from '../../src/core/job/simulateJob.ts';
import {
  NO_WANTS,
  type JobResult,
  type PathState,
  type SimulateJob,
  type Wants,
} from '../../src/core/job/Job.ts';
import { totalRows } from '../../src/core/job/rows.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import type { Summary } from '../../src/core/job/summary.ts';

/** All that the jobs of one run bring back, put together. */
export interface Run {
  readonly settings: Settings;
  /** every row */
  readonly path: Float64Array<ArrayBuffer>;
  readonly summary: Summary;
  readonly blocks: Float64Array<ArrayBuffer>;
  readonly envelope: Float64Array<ArrayBuffer>;
  readonly digest: string;
  /** empty if not asked for */
  readonly csv: string;
}

export interface SimulateOptions {
  readonly size?: JobSize;
  /** the text of the file costs more than the run, so it is made only if asked for */
  readonly csv?: boolean;
  readonly simulateJob?: SimulateJob;
}

/** The jobs of a run in order, each from where the one before ended, and what they bring back. */
function* resultsOf(settings: Settings, wants: Wants, options: SimulateOptions) {
  const { size = defaultJobSize(settings, 1), simulateJob = reference } = options;
  let start: PathState | null = null;
  for (const [index, segments] of planJobs(settings, size).entries()) {
    const result: JobResult = simulateJob({ settings, segments, start, wants });
    yield { index, segments, result };
    start = result.end;
  }
}

/** Every row of a run, and its text if it is asked for. All that `simulate` gives besides costs as much again. */
export function simulateRows(
  settings: Settings,
  options: SimulateOptions = {},
): Pick<Run, 'path' | 'csv'> {
  const { csv = false } = options;
  const path = new Float64Array(totalRows(settings));
  let row = 0;
  let text = csv ? CSV_HEADER : '';
  for (const { result } of resultsOf(settings, { ...NO_WANTS, path: true, csv }, options)) {
    path.set(result.path!, row);
    row += result.path!.length;
    text += result.csv ?? '';
  }
  return { path, csv: text };
}

/** What is kept of a run without its path, as far as its jobs bring it back. */
function recordOf(
  settings: Settings,
  wants: Pick<Wants, 'summary' | 'digest'>,
  options: SimulateOptions,
): RunRecord {
  const record = new RunRecord(settings, { path: false, envelope: false, digest: wants.digest });
  const results = resultsOf(settings, { ...NO_WANTS, ...wants }, options);
  for (const { index, segments, result } of results) record.add(index, segments, result);
  return record;
}

/** The digest of a run, and no more: all that `simulate` gives besides costs twice as much again. */
export function simulateDigest(settings: Settings, options: SimulateOptions = {}): string {
  return recordOf(settings, { summary: false, digest: true }, options).digest!;
}

/** What is kept of a run's blocks, and no more: its path may be longer than memory is large. */
export function simulateBlocks(settings: Settings, options: SimulateOptions = {}): Float64Array {
  return recordOf(settings, { summary: true, digest: false }, options).blocks;
}

/** A whole run in this thread, job by job. */
export function simulate(settings: Settings, options: SimulateOptions = {}): Run {
  const { csv = false } = options;
  const wants = {
    path: true,
    summary: true,
    envelope: binSteps(settings),
    digest: true,
    inflow: false,
    csv,
  };
  const record = new RunRecord(settings, { path: true, envelope: true, digest: true });
  let text = csv ? CSV_HEADER : '';
  for (const { index, segments, result } of resultsOf(settings, wants, options)) {
    record.add(index, segments, result);
    text += result.csv ?? '';
  }
  return {
    settings,
    path: record.path!.copyRows(0, record.path!.length),
    summary: record.summarize(),
    blocks: record.blocks,
    envelope: record.envelope!,
    digest: record.digest!,
    csv: text,
  };
}
