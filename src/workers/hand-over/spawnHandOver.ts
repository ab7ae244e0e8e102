/**
 * Starts one worker that hands over. This literal is the form from which Vite builds its file.
 *
 * @param lock - the name of the lock that it holds for life
 */
export function spawnHandOver(lock: string): Worker {
  return new Worker(new URL('../thread/handOver.worker.ts', import.meta.url), {
    type: 'module',
    name: lock,
  });
}
