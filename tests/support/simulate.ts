import { CSV_HEADER } from '../../src/core/job/csv.ts';
import { binSteps } from '../../src/core/job/envelope.ts';
import { defaultJobSize, planJobs, type JobSize } from '../../src/core/job/planJobs.ts';
import { RunRecord } from '../../src/core/run/RunRecord.ts';
import { simulateJob as reference } from '../../src/core/job/simulateJob.ts';
import type { PathState, SimulateJob } from '../../src/core/job/Job.ts';
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

/** A whole run in this thread, job by job. */
export function simulate(settings: Settings, options: SimulateOptions = {}): Run {
  const { size = defaultJobSize(settings, 1), csv = false, simulateJob = reference } = options;
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
  let start: PathState | null = null;
  for (const [index, segments] of planJobs(settings, size).entries()) {
    const result = simulateJob({ settings, segments, start, wants });
    record.add(index, segments, result);
    text += result.csv ?? '';
    start = result.end;
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
