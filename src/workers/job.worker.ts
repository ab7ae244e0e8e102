import { expose, transfer } from 'comlink';
import type { DrawFast } from '../core/independence/drawChunks.ts';
import { repairJob } from '../core/repairJob.ts';
import { simulateJob as reference } from '../core/simulateJob.ts';
import type { Job, JobResult } from '../core/simulation.ts';
import { loadDrawFast } from '../kernel/drawFast.ts';
import { loadKernel } from '../kernel/loadKernel.ts';
import { timeStamp } from './clock.ts';
import type { DeliveredResult, JobApi } from './contract.ts';

const kernel = loadKernel();
let drawFast: DrawFast | null = null; // made when it is first needed

/** Whether the kernel can compute it: it knows the fast streams, from their blocks' starts, and no text. */
function isForKernel({ settings, wants }: Job): boolean {
  const { generator, seeding } = settings;
  return kernel !== null && generator === 'xoshiro' && seeding !== 'shifted' && !wants.csv;
}

function simulatorFor(job: Job) {
  return isForKernel(job) ? kernel! : reference;
}

function buffersOf({ path, summary, envelope, digest }: Arrays): ArrayBuffer[] {
  return [path, summary, envelope, digest].flatMap((array) => array?.buffer ?? []);
}

type Arrays = Pick<JobResult, 'path' | 'summary' | 'envelope' | 'digest'>;

const api: JobApi = {
  ping: () => true,
  runJob(job, buffer) {
    const startedAt = timeStamp();
    const { csv, ...arrays } = simulatorFor(job)(job, buffer);
    const result: DeliveredResult = {
      ...arrays,
      csv: csv === null ? null : new TextEncoder().encode(csv),
      isByKernel: isForKernel(job),
    };
    const buffers = [...buffersOf(result), ...(result.csv === null ? [] : [result.csv.buffer])];
    return transfer({ result, startedAt, finishedAt: timeStamp() }, buffers);
  },
  repairJob(job, standing) {
    const startedAt = timeStamp();
    const result = repairJob(simulatorFor(job), job, standing);
    return transfer(
      { result, startedAt, finishedAt: timeStamp() },
      result.blocks.flatMap(buffersOf),
    );
  },
  async compareChunks(settings, starts, wanted) {
    // its laws are ten times the rest of this file: loaded when they are first needed
    const { compareChunks } = await import('../core/independence/compareChunks.ts');
    drawFast ??= loadDrawFast();
    return compareChunks(settings, starts, wanted, drawFast ?? undefined);
  },
};

expose(api);
