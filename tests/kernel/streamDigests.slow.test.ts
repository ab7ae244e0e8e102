import { describe, expect, it } from 'vitest';
import { simulateJob as reference } from '../../src/core/job/simulateJob.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { readStreamDigests } from '../support/golden.ts';
import { simulateDigest } from '../support/simulate.ts';

const RUNS = readStreamDigests().map((run) => ({ ...run, name: JSON.stringify(run.settings) }));

describe.each([
  ['the reference', reference],
  ['the kernel', loadKernel()!],
])('%s gives the digest of the C program', (_, simulateJob) => {
  it.each(RUNS)('for $name', ({ settings, digest }) => {
    expect(simulateDigest(settings, { simulateJob })).toBe(digest);
  });
});
