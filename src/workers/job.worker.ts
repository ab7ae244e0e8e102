import { expose, transfer } from 'comlink';
import { compareShocks } from '../core/shocks.ts';
import { simulateJob as reference } from '../core/simulateJob.ts';
import { loadKernel } from '../kernel/loadKernel.ts';
import { timeStamp } from './clock.ts';
import type { DeliveredResult, JobApi } from './contract.ts';

const kernel = loadKernel();

const api: JobApi = {
  ping: () => true,
  runJob(job, buffer) {
    const startedAt = timeStamp();
    // the kernel knows the fast streams, and no text
    const isByKernel = kernel !== null && job.settings.generator === 'xoshiro' && !job.wants.csv;
    const { csv, ...arrays } = (isByKernel ? kernel : reference)(job, buffer);
    const result: DeliveredResult = {
      ...arrays,
      csv: csv === null ? null : new TextEncoder().encode(csv),
      isByKernel,
    };
    const buffers = [result.path, result.summary, result.envelope, result.csv].flatMap((array) =>
      array === null ? [] : [array.buffer],
    );
    return transfer({ result, startedAt, finishedAt: timeStamp() }, buffers);
  },
  compareShocks,
};

expose(api);
