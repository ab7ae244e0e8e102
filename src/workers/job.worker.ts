import { expose, transfer } from 'comlink';
import { compareShocks } from '../core/shocks.ts';
import { simulateJob } from '../core/simulateJob.ts';
import { timeStamp } from './clock.ts';
import type { JobApi } from './contract.ts';

const api: JobApi = {
  ping: () => true,
  runJob(job) {
    const startedAt = timeStamp();
    const { csv, ...arrays } = simulateJob(job);
    const result = { ...arrays, csv: csv === null ? null : new TextEncoder().encode(csv) };
    const buffers = [result.path, result.summary, result.envelope, result.csv].flatMap((array) =>
      array === null ? [] : [array.buffer],
    );
    return transfer({ result, startedAt, finishedAt: timeStamp() }, buffers);
  },
  compareShocks,
};

expose(api);
