import fc from 'fast-check';
import { expect, test } from 'vitest';
import { overview } from '../../src/core/run/overview.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { anySettings } from '../support/settings.ts';
import { simulate } from '../support/simulate.ts';
import { tiered } from '../support/tiered.ts';

const simulateJob = loadKernel()!;

test('an overview reaches as far as the path does, in each part of it', () => {
  const any = anySettings({ maxT: 40_000, maxChunks: 4, generators: ['xoshiro'] });
  fc.assert(
    fc.property(any, (settings) => {
      const { path, envelope } = simulate(settings, { simulateJob });
      const columns = overview({ settings, envelope }, 8);
      if (settings.T < 8 * 256) {
        expect(columns).toEqual([]);
        return;
      }
      // rows that chunks start from are no steps: they are full
      const least = Math.min(...columns.map(({ min }) => min));
      expect(least).toBe(path.reduce((a, b) => Math.min(a, b), settings.K));
      expect(columns).toHaveLength(8);
      for (const { min, max } of columns) expect(min).toBeLessThanOrEqual(max);
    }),
    { seed: 5, numRuns: tiered(8, 40) },
  );
});
