import { expect, test } from 'vitest';
import { chunkStarts } from '../../src/core/independence/chunkStorages.ts';
import { compareChunks } from '../../src/core/independence/compareChunks.ts';
import { simulationRun } from '../support/simulationRun.ts';

/** r of the storages of two chunks of a reservoir whose volumes are so many times as large. */
function storageR(factor: number): number {
  const volumes = { K: 100 * factor, mu: 70 * factor, sigma: 70 * factor, target: 70 * factor };
  const run = simulationRun({ ...volumes, T: 2000, chunks: 2 });
  return compareChunks(run.settings, chunkStarts(run), [0, 1]).pairs[0]!.storageR;
}

test('storages whose squares are no numbers correlate as large ones do, to the bit', () => {
  const r = storageR(1);
  expect(Math.abs(r)).toBeGreaterThan(0);
  for (const power of [-540, -560, -1000]) expect(storageR(2 ** power), `2^${power}`).toBe(r);
});
