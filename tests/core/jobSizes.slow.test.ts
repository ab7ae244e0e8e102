import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type JobSize, planJobs } from '../../src/core/job/planJobs.ts';
import { BLOCK_STEPS } from '../../src/core/rng/blockSteps.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { firstDifference } from '../support/numbers.ts';
import { anySettings, ARTICLE } from '../support/settings.ts';
import { simulate } from '../support/simulate.ts';

const LONG_T = 3 * BLOCK_STEPS + 17;

/** Every part and every pack at once: one job for each chunk, or one for all. */
const WHOLE: JobSize = { partSteps: 8 * BLOCK_STEPS, packSteps: 8 * BLOCK_STEPS };

function expectEqualRuns(settings: Settings, sizes: readonly JobSize[], csv: boolean): void {
  const whole = simulate(settings, { size: WHOLE, csv });
  for (const size of sizes) {
    const cut = simulate(settings, { size, csv });
    expect(firstDifference(cut.path, whole.path)).toBe(-1);
    expect(firstDifference(cut.envelope, whole.envelope)).toBe(-1);
    expect(cut.summary).toEqual(whole.summary);
    expect(cut.digest).toBe(whole.digest);
    expect(cut.csv === whole.csv).toBe(true); // not toBe: a failure would print megabytes
  }
}

describe('jobs of any size', () => {
  test('give the same bits of short runs', () => {
    fc.assert(
      fc.property(anySettings({ maxT: 1500 }), fc.nat(2000), (settings, packSteps) => {
        expectEqualRuns(settings, [{ partSteps: BLOCK_STEPS, packSteps }], true);
      }),
      { seed: 91, numRuns: 40 },
    );
  });

  test.each(
    (['restart', 'continue'] as const).flatMap((boundary) =>
      [1, 2, 3, 40].map((chunks) => ({ boundary, chunks })),
    ),
  )('give the same bits of a long run of $chunks chunks, $boundary', ({ boundary, chunks }) => {
    const settings: Settings = { ...ARTICLE, T: LONG_T, chunks, boundary };
    // a part of one block hands the state on in the middle of chunks; 150000 packs parts with
    // the chunk after them
    const sizes = [0, 10000, 150000].map((packSteps) => ({ partSteps: BLOCK_STEPS, packSteps }));
    sizes.push({ partSteps: 2 * BLOCK_STEPS, packSteps: 32768 });
    expectEqualRuns(settings, sizes, false);
  });

  test('give the same file of a chunk in two parts', () => {
    const settings: Settings = { ...ARTICLE, T: BLOCK_STEPS + 9017, chunks: 1 };
    expectEqualRuns(settings, [{ partSteps: BLOCK_STEPS, packSteps: 0 }], true);
  });

  test('are four or one for the long run above', () => {
    // so that the tests above compare what they say
    const settings = { ...ARTICLE, T: LONG_T, chunks: 1 };
    const parts = planJobs(settings, { partSteps: BLOCK_STEPS, packSteps: 0 });
    expect([parts.length, planJobs(settings, WHOLE).length]).toEqual([4, 1]);
  });
});
