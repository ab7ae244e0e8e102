import { otherWork } from '../../src/views/timing/otherWork.ts';
import { describe, expect, it } from 'vitest';
import type { Comparison, Condition } from '../../src/core/timing/Comparison.ts';
import {
  otherSettingsOf,
  workSentence,
} from '../../src/views/timing/comparisons/comparisonWork.ts';
import { discardedText } from '../../src/views/timing/discardedText.ts';
import { DEFAULTS } from '../support/settings.ts';

function compared(
  kind: Comparison['kind'],
  conditions: readonly (Partial<Condition> & { readonly name: string })[],
): Comparison {
  const defaults = { group: null, steps: 0, settings: null, messages: null, workers: 1 };
  return {
    kind,
    conditions: conditions.map((condition) => ({ ...defaults, ...condition })),
    roundCount: 7,
    clockStepMs: 0.005,
    samples: [],
    hiddenSamples: 0,
    lostSamples: 0,
    pausedSamples: 0,
    disturbedSamples: 0,
  };
}
const sized = (T: number, chunks: number) => ({ steps: T, settings: { ...DEFAULTS, T, chunks } });

describe('what was run for a comparison', () => {
  it('is told once where it is the same for all', () => {
    const work = { ...sized(1e6, 64), steps: 1e7, workers: 2 };
    expect(
      workSentence(
        compared('start', [
          { name: 'a', ...work },
          { name: 'b', ...work },
        ]),
      ),
    ).toBe('Each time 10 runs of 1,000,000 steps in 64 chunks on 2 workers.');
  });

  it('is told of each where it differs', () => {
    const comparison = compared('kernel', [
      { name: 'kernel', ...sized(7e7, 1) },
      { name: 'reference', ...sized(3e6, 1) },
    ]);
    expect(workSentence(comparison)).toBe(
      '“kernel”: 70,000,000 steps in 1 chunk on 1 worker; “reference”: 3,000,000 steps in 1 chunk on 1 worker.',
    );
  });

  it('counts messages where nothing is simulated', () => {
    const sizes = [
      { group: '8 MB', messages: 20, steps: 2e7 },
      { group: '8 kB', messages: 1000, steps: 1e6 },
    ] as const;
    const conditions = sizes.flatMap((size) =>
      ['copied', 'shared'].map((name) => ({ name, ...size })),
    );
    expect(workSentence(compared('hand-over', conditions))).toBe(
      '“8 MB”: 20 messages of 1,000,000 values from 1 worker; “8 kB”: 1,000 messages of 1,000 values from 1 worker.',
    );
  });

  it('is the same in total with strong scaling, and for each worker with weak', () => {
    const comparison = compared('scaling', [
      { name: '1 worker', group: 'strong', ...sized(7e7, 64) },
      { name: '2 workers', group: 'strong', ...sized(7e7, 64), workers: 2 },
      { name: '2 workers', group: 'weak', ...sized(14e7, 64), workers: 2 },
    ]);
    expect(workSentence(comparison)).toBe(
      'Strong: 70,000,000 steps in 64 chunks on 1 to 2 workers. Weak: 70,000,000 steps for each worker.',
    );
  });

  it('is held against the page’s settings, but for what is compared', () => {
    const conditions = [{ name: 'kernel', ...sized(7e7, 1) }];
    const page = { ...DEFAULTS, generator: 'numpy', boundary: 'continue', rho: 0.5 } as const;
    const said = ' Measured with other settings: chunks that start full, a correlation of 0.';
    expect(otherSettingsOf(compared('kernel', conditions), page)).toBe(said);
    expect(otherSettingsOf(compared('kernel', conditions), DEFAULTS)).toBe('');
    expect(otherSettingsOf(compared('start', conditions), page)).toContain('the fast streams');
    expect(otherSettingsOf(compared('hand-over', [{ name: 'copied' }]), page)).toBe('');
  });
});

describe('runs thrown away', () => {
  it('are to be taken again, or have been, or will not be', () => {
    const lost = { hiddenSamples: 0, lostSamples: 1, pausedSamples: 0, disturbedSamples: 0 };
    const why = ', because a worker was lost.';
    expect(discardedText(lost, 'running')).toBe(` 1 run thrown away, to be taken again${why}`);
    expect(discardedText(lost, 'complete')).toBe(` 1 run thrown away and taken again${why}`);
    expect(discardedText(lost, 'ended')).toBe(` 1 run thrown away${why}`);
    expect(
      discardedText({ ...lost, lostSamples: 0, pausedSamples: 2, disturbedSamples: 0 }, 'complete'),
    ).toBe(
      ' 2 runs thrown away and taken again, because the page stood still, as in a computer’s sleep.',
    );
    expect(
      discardedText(
        { hiddenSamples: 0, lostSamples: 0, pausedSamples: 0, disturbedSamples: 0 },
        'running',
      ),
    ).toBe('');
  });
});

describe('a speed-up in sight', () => {
  const measured = { settings: { ...DEFAULTS, T: 10_080_000, chunks: 840 }, counts: [1, 2] };
  const plan = { isFitted: true, keepsChunks: false };

  it('is of the same work where the size is fitted, or the reservoir is another', () => {
    const page = { ...DEFAULTS, T: 840_000, chunks: 840, K: 500 };
    expect(otherWork(measured, page, plan)).toBeNull();
    const few = { ...measured, settings: { ...measured.settings, chunks: 64 } }; // at least 32 a worker
    expect(otherWork(few, { ...page, chunks: 3 }, plan)).toBeNull();
  });

  it('is of other work where the cut is another, and says so', () => {
    const page = { ...DEFAULTS, T: 840_000, chunks: 8 };
    expect(otherWork(measured, page, plan)).toBe(
      'Measured with 840 chunks; these are other settings: measure again.',
    );
    expect(otherWork(measured, page, { isFitted: false, keepsChunks: true })).toContain(
      'with 10,080,000 steps, 840 chunks;',
    );
    const correlated = { ...page, chunks: 840, rho: 0.5 };
    expect(otherWork(measured, correlated, plan)).toContain('with a correlation of 0;');
  });
});
