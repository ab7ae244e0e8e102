import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { simulateJob as reference } from '../../src/core/simulateJob.ts';
import type { Settings } from '../../src/core/simulation.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { simulate } from '../support/simulate.ts';

type GoldenRun = Omit<Settings, 'generator'> & { readonly digest: string };

// by a program in C that was written from the words of ARCHITECTURE.md alone
const { runs } = JSON.parse(
  readFileSync(new URL('../golden/streamDigests.json', import.meta.url), 'utf8'),
) as { runs: GoldenRun[] };

describe.each([
  ['the reference', reference],
  ['the kernel', loadKernel()!],
])('%s gives the digests of the C program', (_, simulateJob) => {
  it.each(runs)('$K $mu $sigma $target, T $T in $chunks, seed $seed $seeding $boundary', (run) => {
    const { digest, ...settings } = run;
    expect(simulate({ ...settings, generator: 'xoshiro' }, { simulateJob }).digest).toBe(digest);
  });
});
