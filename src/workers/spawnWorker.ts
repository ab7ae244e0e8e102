import './packedSegments.ts'; // both ends must know how jobs cross

/**
 * Starts one job worker. This literal is the form from which Vite builds the worker's file.
 *
 * @param lock - the name of the lock that it holds for life
 */
export function spawnWorker(lock: string): Worker {
  return new Worker(new URL('./thread/job.worker.ts', import.meta.url), {
    type: 'module',
    name: lock,
  });
}
