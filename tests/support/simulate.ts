import { CSV_HEADER } from '../../src/core/csv.ts';
import { binSteps } from '../../src/core/envelope.ts';
import { formatDigest } from '../../src/core/digest.ts';
import { defaultJobSize, planJobs, type JobSize } from '../../src/core/planJobs.ts';
import { firstRow, totalRows } from '../../src/core/rows.ts';
import { simulateJob as reference } from '../../src/core/simulateJob.ts';
import type { ChainState, Settings, SimulateJob } from '../../src/core/simulation.ts';
import { RunMoments, type Summary } from '../../src/core/summary.ts';

/** All that the jobs of one run bring back, put together. */
export interface Run {
  readonly settings: Settings;
  /** every row; NaN where no job wrote one */
  readonly path: Float64Array;
  readonly summary: Summary;
  readonly envelope: Float64Array;
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

/** A whole run in this thread, chain by chain and job by job; paths land where `firstRow` says. */
export function simulate(settings: Settings, options: SimulateOptions = {}): Run {
  const { size = defaultJobSize(settings), csv = false, simulateJob = reference } = options;
  const wants = { path: true, summary: true, envelope: binSteps(settings), digest: true, csv };
  const path = new Float64Array(totalRows(settings)).fill(NaN);
  const moments = new RunMoments();
  const envelopes: Float64Array[] = [];
  const digests: bigint[] = [];
  let text = csv ? CSV_HEADER : '';

  for (const chain of planJobs(settings, size)) {
    let start: ChainState | null = null;
    for (const segments of chain) {
      const result = simulateJob({ runNumber: 1, settings, segments, start, wants });
      path.set(result.path!, firstRow(settings, segments[0]!));
      moments.add(segments, result.summary!);
      envelopes.push(result.envelope!);
      digests.push(result.digest!);
      text += result.csv ?? '';
      start = result.end;
    }
  }
  return {
    settings,
    path,
    summary: moments.summarize(),
    envelope: concatenate(envelopes),
    digest: formatDigest(digests),
    csv: text,
  };
}

function concatenate(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
