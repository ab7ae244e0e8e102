/** Starts one job worker. This literal is the form from which Vite builds the worker's file. */
export function spawnWorker(): Worker {
  return new Worker(new URL('./job.worker.ts', import.meta.url), { type: 'module', name: 'job' });
}
