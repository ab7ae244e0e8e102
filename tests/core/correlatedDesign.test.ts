import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerDesign } from '../../src/core/design/designAnswer.ts';
import { chanceDistance, futuresOf } from '../../src/core/design/futures.ts';
import type { Goal } from '../../src/core/design/Goal.ts';
import { missingShare, toldShares } from '../../src/core/design/missingShare.ts';
import { inflowOf } from '../../src/core/reservoir/inflow.ts';
import { readGolden } from '../support/golden.ts';
import { relativeError } from '../support/numbers.ts';
import { DEFAULTS } from '../support/settings.ts';
import { tiered } from '../support/tiered.ts';

const { ar1, ar1Required } = readGolden('correlated');
const TIME: Goal = { measure: 'time', years: 50 };
const run = (years: number): Goal => ({ measure: 'run', years });

describe('the storage that correlated years need', () => {
  // all of them in the slow tier
  it.each(ar1Required.slice(0, tiered(1, ar1Required.length)))(
    '$name',
    ({ mu, sigma, rho, target, reliability, requiredK }) => {
      const reservoir = { K: requiredK, mu, sigma, rho, target };
      const answer = answerDesign({ reservoir, goal: TIME, reliability });
      // another solver's, which is good to 1e-5
      expect(answer.required).toMatchObject({ kind: 'reached' });
      const { B } = answer.required as { B: number };
      expect(relativeError(B, requiredK - target)).toBeLessThan(1e-5);
      // with that storage the target is what it yields
      expect(answer.yield).toMatchObject({ kind: 'reached' });
      const yielded = answer.yield as { target: number };
      expect(relativeError(yielded.target, target)).toBeLessThan(1e-5);
      expect(relativeError(answer.atRequired!.time!, 1 - reliability)).toBeLessThan(1e-4);
    },
  );
});

it.each(ar1.filter(({ rho }) => rho !== 0))('what is missing: $name', (given) => {
  const told = toldShares(given, 10);
  expect(relativeError(told.time!, given.failure)).toBeLessThan(1e-5);
  expect(relativeError(told.volume!, given.volumetricShortage)).toBeLessThan(2e-5);
});

const RESERVOIR = { mu: 70, sigma: 70, target: 60 };

it('the chance of n years comes to that of independent years as the correlation goes', () => {
  for (const K of tiered([100, 250], [60, 100, 180, 250])) {
    const of = (rho: number) => missingShare({ ...RESERVOIR, K, rho }, run(20))!;
    expect(relativeError(of(1e-10), of(0))).toBeLessThan(1e-6);
  }
});

it('the chance of n years is, of one, that of its inflow where nothing is carried over; it falls with n', () => {
  const failing = 1 - inflowOf(RESERVOIR).shareFrom(60);
  for (const rho of [-0.6, 0.4, 0.9]) {
    const of = (n: number) => missingShare({ ...RESERVOIR, K: 60, rho }, run(n))!;
    expect(of(1)).toBeCloseTo(failing, 12);
    const chances = [1, 2, 5, 20, 100].map(of);
    expect(chances).toEqual(chances.toSorted((a, b) => a - b));
    // failures in groups leave more years in a row without one
    expect(Math.sign(of(20) - (1 - (1 - failing) ** 20))).toBe(-Math.sign(rho));
  }
});

it('jumps where a full reservoir just meets the target after a dry year', () => {
  const at = (K: number, goal: Goal) => missingShare({ ...RESERVOIR, K, rho: 0.4 }, goal)!;
  for (const goal of [TIME, run(10)]) {
    expect(at(120 - 1e-6, goal) - at(120, goal)).toBeGreaterThan(0.01);
    expect(at(120 + 1e-6, goal)).toBeCloseTo(at(120, goal), 6);
  }
});

it('a larger reservoir fails less, a larger target more', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -0.6, max: 0.8, noNaN: true }),
      fc.double({ min: 0.2, max: 4, noNaN: true }),
      fc.constantFrom<Goal['measure']>('time', 'volume', 'run'),
      (rho, spreads, measure) => {
        const goal = { measure, years: 10 };
        const K = 60 + 70 * spreads;
        const missing = missingShare({ ...RESERVOIR, K, rho }, goal)!;
        const slack = 1e-5 + 1e-4 * missing;
        const larger = missingShare({ ...RESERVOIR, K: 1.05 * K, rho }, goal)!;
        expect(larger).toBeLessThan(missing + slack);
        const more = missingShare({ ...RESERVOIR, target: 63, K, rho }, goal)!;
        expect(more).toBeGreaterThan(missing - slack);
      },
    ),
    { seed: 3, numRuns: tiered(2, 15) },
  );
});

it.each(tiered([0.5], [0.5, -0.5]))(
  'the futures of a run stray from the exact chance as chance has it: ρ = %s',
  (rho) => {
    const years = tiered(2, 10);
    const settings = { ...DEFAULTS, ...RESERVOIR, K: 180, rho, T: 2000 * years, chunks: 2000 };
    const { distance, peaks } = futuresOf(settings, years);
    expect(peaks).toHaveLength(2000);
    // exceeded by chance in one of a thousand runs
    expect(distance).toBeLessThan(1.95 / Math.sqrt(2000));
  },
);

it('futures of one chunk know as good as nothing of one another', () => {
  // without steps between them they stray 1.75 times as far as independent ones do in one of twenty runs
  const settings = { ...DEFAULTS, mu: 100, sigma: 40, target: 80, K: 200, rho: 0.9 };
  const { distance, peaks } = futuresOf(
    { ...settings, T: tiered(50_000, 100_000), chunks: 2, seed: 3 },
    tiered(2, 5),
  );
  expect(peaks.length).toBeGreaterThan(tiered(1000, 2000));
  expect(distance).toBeLessThan(chanceDistance(peaks.length));
});

it('without a spread there is nothing to correlate', () => {
  const ofRun = { goal: { measure: 'run', years: 5 } as const, reliability: 0.9 };
  const reservoir = { K: 100, mu: 60, sigma: 0, target: 70 };
  const [alone, correlated] = [0, 0.5].map((rho) =>
    answerDesign({ reservoir: { ...reservoir, rho }, ...ofRun }),
  );
  // each year lacks 10
  expect(correlated!.required).toMatchObject({ kind: 'reached', B: 50 });
  expect(correlated!.required).toEqual(alone!.required);
  expect(correlated!.yield).toEqual(alone!.yield);
});

it('a yield at a jump is told where another solution agrees, and else is not', () => {
  const yieldWith = (K: number, rho: number) =>
    answerDesign({ reservoir: { ...RESERVOIR, K, rho }, goal: TIME, reliability: 0.9 }).yield;
  expect(yieldWith(70, -0.3)).toMatchObject({ kind: 'multiple', target: 35, m: 2 });
  // few polynomials say 9·10⁻⁴ of what fails there, 2·10⁷ steps of a run 1·10⁻⁴
  expect(yieldWith(100, -0.95)).toEqual({ kind: 'unsolved' });
});
