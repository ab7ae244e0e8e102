import { defaultJobSize, planJobs } from '../../src/core/job/planJobs.ts';
import { simulateJob as reference } from '../../src/core/job/simulateJob.ts';
import { NO_WANTS, type PathState, type SimulateJob, type Wants } from '../../src/core/job/Job.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { loadCountFast } from '../../src/kernel/countFast.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';

const kernel = loadKernel();
const countFast = loadCountFast();
const NOTHING = {
  path: null,
  summary: null,
  envelope: null,
  digest: null,
  inflow: null,
  csv: null,
};

/** Runs all jobs of an experiment in this thread, paths in a buffer that is used again and again. */
function runAll(simulateJob: SimulateJob, settings: Settings, wants: Wants): number {
  const startedAt = performance.now();
  let start: PathState | null = null;
  for (const segments of planJobs(settings, defaultJobSize(settings, 1))) {
    const result = simulateJob({ settings, segments, start, wants }, buffer);
    if (result.path !== null) buffer = result.path.buffer;
    start = result.end;
  }
  return performance.now() - startedAt;
}

let buffer = new ArrayBuffer(0);

/** @returns ms */
export function runKernel(settings: Settings, wants: Wants): number {
  if (kernel === null) throw new Error('this Node has no WebAssembly SIMD');
  return runAll(kernel, settings, wants);
}

/** @returns ms that a run takes whose storages are counted, and nothing else is kept */
export function runCounting(settings: Settings): number {
  if (countFast === null) throw new Error('this Node has no WebAssembly SIMD');
  return runAll((job) => ({ ...NOTHING, ...countFast(job) }), settings, NO_WANTS);
}

/** @returns ms */
export function runReference(settings: Settings, wants: Wants): number {
  return runAll(reference, settings, wants);
}
