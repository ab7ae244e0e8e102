import { wrap, type Remote } from 'comlink';
import { TaskGivenUp } from '../pool/WorkerPool.ts';
import type { FileApi } from './contract.ts';

/**
 * Works with a worker that reads files, started for it and ended afterwards: the page's thread is free meanwhile,
 * and so are the workers that compute.
 *
 * @throws what `work` throws; `signal.reason` on cancel; an Error if the worker cannot be started
 */
export async function withFileWorker<Result>(
  signal: AbortSignal,
  work: (api: Remote<FileApi>) => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('../thread/file.worker.ts', import.meta.url), {
    type: 'module',
    name: 'file',
  });
  try {
    // comlink never settles a call whose worker did not load
    return await new Promise<Result>((resolve, reject) => {
      const fail = ({ message }: Partial<ErrorEvent>) =>
        reject(
          message
            ? new Error(`the worker that reads files failed: ${message}`)
            : new TaskGivenUp('the worker that reads files could not be loaded', 'notLoaded'),
        );
      worker.addEventListener('error', fail);
      worker.addEventListener('messageerror', () => fail({ message: 'unreadable message' }));
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      work(wrap<FileApi>(worker)).then(resolve, reject);
    });
  } finally {
    worker.terminate();
  }
}
