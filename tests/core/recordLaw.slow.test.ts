import { describe, expect, test } from 'vitest';
import { BLOCK_COUNT, BLOCK_SIZE } from '../../src/core/job/blockRecord.ts';
import { BLOCK_STEPS } from '../../src/core/rng/blockSteps.ts';
import { readGolden } from '../support/golden.ts';
import { DEFAULTS } from '../support/settings.ts';
import { simulateBlocks } from '../support/simulate.ts';

/** Of what is kept of a block (see `Moments`). */
const BLOCK_DEFICIT = 7;
const BLOCK_RELEASE = 8;

const { nile } = readGolden('design');
const { runs } = readGolden('bootstrap');

/** Each block of steps begins anew, and a path forgets in much less: so the blocks' means are independent, nearly. */
function meanAndError(blocks: Float64Array, field: number): { mean: number; error: number } {
  const count = blocks.length / BLOCK_SIZE;
  const means = Array.from(
    { length: count },
    (_, i) => blocks[i * BLOCK_SIZE + field]! / blocks[i * BLOCK_SIZE + BLOCK_COUNT]!,
  );
  const mean = means.reduce((sum, each) => sum + each, 0) / count;
  const squares = means.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (count - 1) / count) };
}

describe('a long run drawn from a record', () => {
  test.each(
    runs.map((run, i) => {
      const generator = i % 2 === 0 ? ('xoshiro' as const) : ('numpy' as const);
      const record = run.record === 'nile' ? 'the Nile' : 'nine values';
      const name = `${record}, K = ${run.K}, L = ${run.blockLength}, ${generator}`;
      return [name, { ...run, generator }] as const;
    }),
  )('of %s keeps to the exact law', (_, run) => {
    const { K, target, blockLength, generator } = run;
    const record = { values: run.record === 'nile' ? nile : run.record, blockLength };
    const T = 24 * BLOCK_STEPS;
    const settings = { ...DEFAULTS, K, target, T, chunks: 1, generator, record };
    const blocks = simulateBlocks(settings);
    const failure = meanAndError(blocks, BLOCK_DEFICIT);
    const release = meanAndError(blocks, BLOCK_RELEASE);
    // 4 standard errors
    expect(Math.abs(failure.mean - run.failure)).toBeLessThan(4 * failure.error);
    const shortage = 1 - release.mean / target;
    expect(Math.abs(shortage - run.volumetricShortage)).toBeLessThan((4 * release.error) / target);
  });
});
