import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingText, summaryText } from '../../src/app/status/selfCheckText.ts';
import { BLOCK_SIZE, BLOCK_SPELL } from '../../src/core/job/blockRecord.ts';
import { generatorAnswers, wrongGenerators } from '../../src/core/self-check/knownAnswers.ts';
import { selfCheck, type Finding } from '../../src/core/self-check/selfCheck.ts';
import { waterBalanceGap } from '../../src/core/self-check/waterBalanceGap.ts';
import { testify } from '../../src/core/self-check/witnesses.ts';
import { simulateJob } from '../../src/core/job/simulateJob.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import type { SimulateJob } from '../../src/core/job/Job.ts';
import type { SimulationRun } from '../../src/core/run/SimulationRun.ts';
import { tabulateLaw } from '../../src/core/theory/LawTable.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { anySettings, DEFAULTS } from '../support/settings.ts';
import { simulate } from '../support/simulate.ts';
import { simulationRun } from '../support/simulationRun.ts';

const SETTINGS: Settings = { ...DEFAULTS, T: 20_000, chunks: 4 };
const kernel = loadKernel()!;

function findingsOf(
  run: SimulationRun,
  law = tabulateLaw(run.settings),
  fast: SimulateJob | null = kernel,
): Finding[] {
  return selfCheck(run, law, testify(run.settings, simulateJob, fast));
}

function bad(findings: readonly Finding[]): string[] {
  return findings.filter(({ state }) => state === 'failed').map(({ kind }) => kind);
}

describe('the self-check', () => {
  const run = simulationRun(SETTINGS);

  it('is green for a run of ours', () => {
    const findings = findingsOf(run);
    expect(bad(findings)).toEqual([]);
    expect(findings.map(({ kind }) => kind)).toEqual([
      'balance',
      'resilience',
      'theory',
      'generators',
      'kernel',
    ]);
    const theory = findings.find((finding) => finding.kind === 'theory')!;
    expect(theory.largest!.of).toBeGreaterThan(6);
  });

  it('is green for any settings, whatever their special cases', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anySettings({ maxT: 5000, maxChunks: 20 }), (settings) => {
        const fast = settings.generator === 'xoshiro' ? kernel : null;
        expect(bad(findingsOf(simulationRun(settings), undefined, fast))).toEqual([]);
      }),
      { seed: 701, numRuns: 200 },
    );
  });

  it('is green for reservoirs of every kind that drain from full', { timeout: 60_000 }, () => {
    const whole = (min: number, max: number) => fc.integer({ min, max });
    const reservoir = fc.record({
      K: whole(10, 1000),
      mu: whole(0, 150),
      sigma: whole(0, 150),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      T: fc.constantFrom(200, 1000, 5000, 30_000),
      chunks: fc.constantFrom(1, 2, 10, 100),
      seed: whole(0, 1e9),
      seeding: fc.constantFrom('distinct', 'distinct', 'same'),
      boundary: fc.constantFrom('restart', 'continue'),
    });
    const compared: number[] = [];
    fc.assert(
      fc.property(reservoir, ({ share, ...given }) => {
        const settings: Settings = { ...DEFAULTS, ...given, target: Math.round(share * given.K) };
        const made = simulate(settings, { simulateJob: kernel });
        const findings = findingsOf({ ...run, ...made, path: null });
        expect(bad(findings)).toEqual([]);
        const theory = findings.find((finding) => finding.kind === 'theory')!;
        if (theory.largest !== null) compared.push(theory.largest.of);
      }),
      { seed: 703, numRuns: 200, endOnFailure: true },
    );
    // most can be held against theory, by several measures
    expect(compared.length).toBeGreaterThan(150);
    expect(compared.reduce((sum, of) => sum + of, 0) / compared.length).toBeGreaterThan(1.5);
  });

  describe('is green for any size and any ratio of volumes', () => {
    const simulated = (settings: Settings): SimulationRun => ({
      ...run,
      ...simulate(settings, { simulateJob: kernel }),
      path: null,
    });

    it.each([
      ...[1e-12, 1e-14, 1e-16, 1e-18, 1e-20, 1e-180, 1e-200, 1e-280].map((K) => ({ K })),
      ...[1e-150, 1e-160, 1e-170, 1e-200].map((K) => ({ K, mu: K, sigma: K })),
      { K: 1e-198, mu: 7e-199, sigma: 7e-199, target: 7e-199 },
      { K: 1e-14, target: 6e-15 },
      { K: 1e-200, mu: 1e9, sigma: 1e-200, target: 5e-201 },
      { K: 1e-14, mu: 1e9, sigma: 1e-6, target: 5e-15 },
      { K: 1e9, mu: 1e-200, sigma: 1e-200, target: 1e9 },
      { K: 1e9, mu: 0, sigma: 1e-14, target: 5e8 },
      { K: 1e9, mu: 7e8, sigma: 1e-7, target: 7e8 },
      { K: 1e9, mu: 7e8, sigma: 3, target: 7e8 - 1 },
    ])('%j', (change) => {
      const K = change.K;
      const settings = { ...DEFAULTS, T: 20_000, target: Math.min(70, K), ...change };
      const findings = findingsOf(simulated(settings));
      expect(bad(findings)).toEqual([]);
      expect(findings.map(findingText).join()).not.toMatch(/NaN|Infinity/);
    });

    it('from 1e-200 to 1e9', { timeout: 60_000 }, () => {
      const size = fc.double({ min: -200, max: 9, noNaN: true }).map((power) => 10 ** power);
      const near = fc.double({ min: -3, max: 3, noNaN: true }).map((power) => 10 ** power);
      const beside = (K: number) =>
        fc.oneof(
          size,
          near.map((ratio) => Math.min(ratio * K, 1e9)),
          fc.constant(0),
        );
      const reservoir = size.chain((K) =>
        fc.record({
          K: fc.constant(K),
          mu: fc.tuple(beside(K), fc.constantFrom(1, 1, 1, -1)).map(([mu, sign]) => mu * sign + 0),
          sigma: beside(K),
          target: beside(K).map((target) => Math.min(target, K)),
          chunks: fc.constantFrom(1, 20),
        }),
      );
      // of reservoirs like these, a kind that is 2 in 100 is among so many in 95 of 100 draws
      let compared = 0;
      fc.assert(
        fc.property(reservoir, (given) => {
          const findings = findingsOf(simulated({ ...DEFAULTS, ...given, T: 5000 }));
          expect(bad(findings)).toEqual([]);
          const theory = findings.find((finding) => finding.kind === 'theory')!;
          compared += Number(theory.state === 'passed');
        }),
        { seed: 705, numRuns: 150, endOnFailure: true },
      );
      expect(compared).toBeGreaterThan(50);
    });
  });

  it('says what it cannot check', () => {
    const told = (change: Partial<Settings>, fast: SimulateJob | null = kernel) => {
      const findings = findingsOf(simulationRun({ ...SETTINGS, ...change }), undefined, fast);
      const not = findings.filter(({ state }) => state === 'not possible');
      return [summaryText(findings), ...not.map(findingText)];
    };
    expect(told({})).toEqual(['Self-check: 5 checks passed']);
    expect(told({ generator: 'numpy' }, null)).toEqual([
      'Self-check: 4 passed, 1 not applicable',
      'Kernel: these random numbers are computed by the plain reference alone.',
    ]);
    expect(told({ T: 1, chunks: 1 })).toEqual([
      'Self-check: 3 passed, 2 not applicable',
      'Resilience: this run tells too little of it to be held against its exact value.',
      'Exact law: no measure of this run can be compared with it.',
    ]);
    for (const change of [{ sigma: 0 }, { target: 0 }, { mu: -1e5 }]) {
      expect(told(change)).toContain('Resilience: here there is nothing to hold it against.');
    }
  });

  it('holds a run without spread against the one storage that it comes to', () => {
    for (const change of [{ mu: 50 }, { mu: 50.3, target: 50.7 }, { mu: 80 }, { mu: -1 }]) {
      const steady = simulationRun({ ...SETTINGS, sigma: 0, ...change });
      const theoryOf = (mean: number) =>
        findingsOf({ ...steady, summary: { ...steady.summary, mean } })[2]!;
      const { mean } = steady.summary;
      expect(theoryOf(mean).state).toBe('passed');
      expect(findingText(theoryOf(mean))).toContain('nothing is left to chance');
      expect(theoryOf(mean + 1e-6).state).toBe('failed');
    }
  });

  it('turns red where water is missing', () => {
    const leaking = { ...run.summary, spill: run.summary.spill - 1e-6 };
    expect(bad(findingsOf({ ...run, summary: leaking }))).toEqual(['balance']);
  });

  it('turns red where failures do not end as they must', () => {
    const blocks = run.blocks.slice();
    const counted = BLOCK_SPELL.deficit + 3;
    for (let at = 0; at < blocks.length; at += BLOCK_SIZE) blocks[at + counted]! *= 1.1;
    expect(bad(findingsOf({ ...run, blocks }))).toContain('resilience');
  });

  it('turns red where a run strays from theory', () => {
    const law = tabulateLaw({ ...SETTINGS, mu: SETTINGS.mu * 1.1 })!;
    const findings = findingsOf(run, { ...law, settings: SETTINGS });
    expect(bad(findings)).toEqual(['theory']);
  });

  it('turns red where a generator gives other numbers', () => {
    const answers = generatorAnswers();
    expect(wrongGenerators(answers)).toEqual([]);
    for (const name of ['mt19937', 'normals', 'philox', 'xoshiro'] as const) {
      const changed = answers[name].map((value) => value * (1 + 1e-9) + 1e-9);
      const witness = testify(SETTINGS, simulateJob, kernel);
      const findings = selfCheck(run, null, {
        ...witness,
        answers: { ...answers, [name]: changed },
      });
      expect(findings.find(({ kind }) => kind === 'generators')).toEqual({
        kind: 'generators',
        state: 'failed',
        wrong: [name],
        of: 4,
      });
      expect(bad(findings)).toEqual(['generators']);
    }
  });

  it('turns red where kernel and reference differ in one bit', () => {
    const wrong: SimulateJob = (job, buffer) => {
      const result = kernel(job, buffer);
      const last = result.path!.length - 1;
      result.path![last] = result.path![last]! + 1e-13;
      return result;
    };
    const findings = findingsOf(run, undefined, wrong);
    expect(bad(findings)).toEqual(['kernel']);
    expect(findings.at(-1)).toMatchObject({ differing: 1, stepCount: 4096 });
  });

  it('finds the balance of every run even, to round-off', () => {
    fc.assert(
      fc.property(anySettings({ maxT: 3000, maxChunks: 30 }), (settings) => {
        expect(waterBalanceGap(simulationRun(settings))).toBeLessThan(1e-12);
      }),
      { seed: 702, numRuns: 200 },
    );
  });
});
