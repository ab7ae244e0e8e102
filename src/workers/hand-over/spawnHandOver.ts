/** Starts one worker that hands over. This literal is the form from which Vite builds its file. */
export function spawnHandOver(): Worker {
  return new Worker(new URL('./handOver.worker.ts', import.meta.url), {
    type: 'module',
    name: 'hand-over',
  });
}
