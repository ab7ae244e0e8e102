import { expose, transfer } from 'comlink';
import { hasKernel } from '../../core/job/hasKernel.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { DrawFast } from '../../core/independence/drawChunks.ts';
import { repairJob } from '../../core/job/repairJob.ts';
import { testify } from '../../core/self-check/witnesses.ts';
import { simulateJob as reference } from '../../core/job/simulateJob.ts';
import { NO_WANTS, type Job, type JobResult, type SimulateJob } from '../../core/job/Job.ts';
import { loadCountFast, type CountJob } from '../../kernel/countFast.ts';
import { loadDrawFast } from '../../kernel/drawFast.ts';
import { loadKernel } from '../../kernel/loadKernel.ts';
import '../packedSegments.ts';
import { timeStamp } from '../clock.ts';
import type { DeliveredResult, JobApi } from '../contract.ts';
import { holdLifeLock } from './holdLifeLock.ts';
import { createSigns } from './createSigns.ts';
import { timeSteps } from './timeSteps.ts';

const isHeld = holdLifeLock(); // before anything that takes time

const kernel = loadKernel();
// made when they are first needed
let drawFast: DrawFast | null = null;
let countFast: CountJob | null = null;

/** The kernel, if it can compute the job: it writes no text, and keeps no inflows. */
function kernelFor({ settings, wants }: Pick<Job, 'settings' | 'wants'>): SimulateJob | null {
  return hasKernel(settings) && !wants.csv && !wants.inflow ? kernel : null;
}

function simulatorFor(job: Job): SimulateJob {
  return kernelFor(job) ?? reference;
}

// the laws of probability are ten times the rest of this file: loaded when they are first needed
const loadTabulateLaw = () => import('../../core/theory/LawTable.ts');
const loadCompareChunks = () => import('../../core/independence/compareChunks.ts');

/** Points are added to a curve, or resamples of a record, for so long before the call is answered. */
const SLICE_MS = 8;

/** What counts the storages of a job: the kernel if it can compute the settings. */
async function loadCountJob(settings: Settings): Promise<CountJob> {
  if (hasKernel(settings)) {
    countFast ??= loadCountFast();
    if (countFast !== null) return countFast;
  }
  const { countStorages } = await import('../../core/run/storageCounts.ts');
  return (job, onBlock) => {
    const wants = { ...NO_WANTS, path: true };
    const { path, end } = reference({ ...job, wants }, null, onBlock);
    return { ...countStorages(job, path!), end };
  };
}

function buffersOf({ path, summary, envelope, digest }: Arrays): ArrayBuffer[] {
  return [path, summary, envelope, digest].flatMap((array) => array?.buffer ?? []);
}

type Arrays = Pick<JobResult, 'path' | 'summary' | 'envelope' | 'digest'>;

const api: JobApi = {
  ping: () => isHeld.then(() => true),
  stepMs: (settings) => timeSteps(kernelFor({ settings, wants: NO_WANTS }) ?? reference, settings),
  runJob(job, buffer) {
    const startedAt = timeStamp();
    const { csv, ...arrays } = simulatorFor(job)(job, buffer, createSigns());
    const result: DeliveredResult = {
      ...arrays,
      csv: csv === null ? null : new TextEncoder().encode(csv),
      isByKernel: kernelFor(job) !== null,
    };
    const others = [result.inflow, result.csv].flatMap((array) => array?.buffer ?? []);
    const buffers = [...buffersOf(result), ...others];
    return transfer({ result, startedAt, finishedAt: timeStamp() }, buffers);
  },
  repairJob(job, standing) {
    const startedAt = timeStamp();
    const result = repairJob(simulatorFor(job), job, standing, createSigns());
    return transfer(
      { result, startedAt, finishedAt: timeStamp() },
      result.blocks.flatMap(buffersOf),
    );
  },
  async countJob(job) {
    const countJob = await loadCountJob(job.settings);
    const startedAt = timeStamp();
    const result = countJob(job, createSigns());
    return transfer({ result, startedAt, finishedAt: timeStamp() }, [result.steps.buffer]);
  },
  solveLaw: async (settings) => (await loadTabulateLaw()).tabulateLaw(settings),
  testify: (settings) => testify(settings, reference, kernelFor({ settings, wants: NO_WANTS })),
  async compareChunks(settings, starts, wanted) {
    const { compareChunks } = await loadCompareChunks();
    drawFast ??= loadDrawFast();
    const comparison = compareChunks(settings, starts, wanted, drawFast ?? undefined);
    return transfer(comparison, [comparison.shocks.buffer]);
  },
  answerDesign: async (question) =>
    (await import('../../core/design/designAnswer.ts')).answerDesign(question),
  async drawCurve(request, part) {
    const { nextPoint } = await import('../../core/design/curve.ts');
    const until = timeStamp() + SLICE_MS;
    let drawn = part;
    do drawn = nextPoint(request, drawn);
    while (!drawn.isDone && timeStamp() < until);
    return drawn;
  },
  async futuresOf(settings, years) {
    const { futuresOf } = await import('../../core/design/futures.ts');
    drawFast ??= loadDrawFast();
    const futures = futuresOf(settings, years, drawFast ?? undefined);
    return transfer(futures, [futures.peaks.buffer]);
  },
  async resampleStorage(request, part) {
    const { nextResample, RESAMPLES } = await import('../../core/record/resampleStorage.ts');
    const until = timeStamp() + SLICE_MS;
    let found = part;
    while (found.length < RESAMPLES) {
      found = nextResample(request, found);
      if (timeStamp() >= until) break;
    }
    return found;
  },
  normalPlotBound: async (n) =>
    (await import('../../core/record/normalPlot.ts')).normalPlotBound(n),
};

expose(api);
