import { describe, expect, it } from 'vitest';
import type { Goal } from '../../src/core/design/Goal.ts';
import { missingShare } from '../../src/core/design/missingShare.ts';
import { ANSWER_TOLERANCE, requiredStorage } from '../../src/core/design/requiredStorage.ts';
import { yieldOf } from '../../src/core/design/yieldOf.ts';
import { readGolden } from '../support/golden.ts';
import { relativeError } from '../support/numbers.ts';

const golden = readGolden('design');

const TIME: Goal = { measure: 'time', years: 1 };
const VOLUME: Goal = { measure: 'volume', years: 1 };
const run = (years: number): Goal => ({ measure: 'run', years });
const goalOf = (measure: 'time' | 'volume') => (measure === 'time' ? TIME : VOLUME);
const reliability = (reservoir: Parameters<typeof missingShare>[0], goal: Goal) =>
  1 - missingShare(reservoir, goal)!;

const KINDS = {
  root: 'reached',
  jump: 'multiple',
  'none needed': 'none',
  unreachable: 'unreachable',
  K: 'all',
} as const;

describe.each(golden.requiredStorage)('the storage required: $name', (given) => {
  const { mu, sigma, target, requiredK, limit } = given;
  const required = requiredStorage({ mu, sigma, target }, goalOf(given.measure), given.reliability);

  it('is that of the golden solver, and of its kind', () => {
    expect(required.kind).toBe(KINDS[limit]);
    if (requiredK === null) return;
    expect('K' in required && relativeError(required.K, requiredK)).toBeLessThan(1e-9);
    if (limit === 'jump') expect(required).toMatchObject({ K: requiredK });
    if (required.kind === 'multiple') {
      expect(1 - required.jump.below).toBeCloseTo(given.leftOfJump!, 11);
      expect(1 - required.jump.from).toBeCloseTo(given.rightOfJump!, 11);
    }
  });

  it.runIf(given.atK !== undefined)('has the reliabilities of the golden solver', () => {
    const reservoir = { mu, sigma, target, K: requiredK! };
    expect(reliability(reservoir, TIME)).toBeCloseTo(given.atK!.timeReliability, 11);
    expect(reliability(reservoir, VOLUME)).toBeCloseTo(given.atK!.volumetricReliability, 11);
  });
});

describe.each(golden.yields)('the yield: $name', (given) => {
  const { mu, sigma, K, target, limit } = given;

  it('is that of the golden solver, and of its kind', () => {
    const goal = goalOf(given.measure);
    const found = yieldOf({ K }, { mu, sigma }, goal, given.reliability, ANSWER_TOLERANCE);
    expect(found.kind).toBe(KINDS[limit]);
    expect('target' in found && relativeError(found.target, target)).toBeLessThan(1e-9);
  });

  it('has the reliabilities of the golden solver', () => {
    const reservoir = { mu, sigma, target, K };
    expect(reliability(reservoir, TIME)).toBeCloseTo(given.atTarget.timeReliability, 11);
    expect(reliability(reservoir, VOLUME)).toBeCloseTo(given.atTarget.volumetricReliability, 11);
  });
});

describe('no spread', () => {
  it.each(golden.edges)('$measure of $reliability with μ = $mu', (given) => {
    const found = requiredStorage(given, goalOf(given.measure), given.reliability);
    expect('K' in found ? found.K : null).toBe(given.requiredK);
  });

  it('lasts as many steps as the storage has deficits', () => {
    const inflow = { mu: 60, sigma: 0 };
    expect(requiredStorage({ ...inflow, target: 80 }, run(5), 0.9)).toMatchObject({ B: 100 });
    const of = (years: number) => missingShare({ ...inflow, target: 80, K: 180 }, run(years));
    expect([of(5), of(6)]).toEqual([0, 1]);
    expect(yieldOf({ K: 180 }, inflow, run(5), 0.9, 0)).toMatchObject({ target: 80 });
    expect(yieldOf({ B: 100 }, inflow, run(5), 0.9, 0)).toMatchObject({ target: 80 });
  });

  it('the storage that is told is enough in doubles too', () => {
    const reservoir = { mu: 39.7, sigma: 0, target: 56.7 };
    const required = requiredStorage(reservoir, run(5), 0.95);
    expect(required.kind).toBe('reached');
    const K = 'K' in required ? required.K : NaN;
    expect(missingShare({ ...reservoir, K }, run(5))).toBe(0);
    expect(missingShare({ ...reservoir, K: K - 1e-6 }, run(5))).toBe(1);
  });
});

describe.each(golden.noFailure)('no failure in n steps: $name', (given) => {
  it('has the chances of the golden solver', () => {
    for (const [n, chance] of Object.entries(given.afterSteps)) {
      expect(Math.abs(reliability(given, run(Number(n))) - chance)).toBeLessThan(1e-10);
    }
    expect(Math.abs(reliability(given, run(given.steps)) - given.noFailure)).toBeLessThan(1e-10);
  });
});

describe('reliability', () => {
  it('keeps what is missing of 1', () => {
    // 1 - R beyond 16 digits: log(1 - R) is a straight line in B, of slope θ with E exp(-θ (I - S̄)) = 1 (normal: 2 m / σ²)
    const at = (K: number) => missingShare({ mu: 200, sigma: 30, target: 170, K }, TIME)!;
    const theta = Math.log(at(170 + 300) / at(170 + 400)) / 100;
    expect(at(170 + 400)).toBeLessThan(1e-11);
    expect(relativeError(theta, (2 * 30) / 30 ** 2)).toBeLessThan(1e-3);
  });

  it('is 1 only where no step can fail', () => {
    const safe = { mu: 200, sigma: 30, target: 150, K: 900 };
    expect(missingShare(safe, TIME)).toBeGreaterThan(0);
    // 750 of active storage is five targets
    expect([5, 6].map((n) => missingShare(safe, run(n))! > 0)).toEqual([false, true]);
  });

  it('is not solved for where the first guess needs too many unknowns', () => {
    const dry = { mu: -100, sigma: 70, target: 1 };
    expect(requiredStorage(dry, run(50), 0.95)).toEqual({ kind: 'unsolved' });
  });

  it('of n steps jumps to 1 at n + 1 targets, where they may all be dry', () => {
    const inflow = { mu: 0, sigma: 40 }; // half of the steps are dry
    const required = requiredStorage({ ...inflow, target: 80 }, run(2), 0.8);
    expect(required).toMatchObject({ kind: 'multiple', m: 3, K: 240, jump: { from: 0 } });
    expect('jump' in required && required.jump.below).toBeCloseTo(0.25, 12);
    const yielded = yieldOf({ K: 240 }, inflow, run(2), 0.8, ANSWER_TOLERANCE);
    expect(yielded).toMatchObject({ kind: 'multiple', m: 3, target: 80 });
  });

  it('over so many steps that all is settled is a power of the last one', () => {
    const reservoir = { mu: 100, sigma: 40, target: 80, K: 200 };
    const of = (n: number) => Math.log(reliability(reservoir, run(n)));
    // 12 digits of 1000 steps, by the steps between
    expect(relativeError(of(1000) - of(600), 4 * (of(500) - of(400)))).toBeLessThan(1e-9);
  });
});

describe('a search whose first steps go too far for the solver', () => {
  it.each([
    [
      'storage',
      { mu: -0.0037713493231556266, sigma: 0.01, K: 0.009137589185160448 },
      run(35),
      0.8509840709,
    ],
    ['yield', { mu: 0, sigma: 1e-80, K: 3.5e-81 }, VOLUME, 0.9995095467688692],
  ] as const)('finds the %s on the way back', (_, { K, ...inflow }, goal, share) => {
    const found = yieldOf({ K }, inflow, goal, share, ANSWER_TOLERANCE);
    const { target } = found as { target: number };
    expect(missingShare({ ...inflow, K, target }, goal)! / (1 - share)).toBeCloseTo(1, 8);
    const required = requiredStorage({ ...inflow, target }, goal, share);
    expect(required).toMatchObject({ kind: 'reached' });
    expect((required as { K: number }).K / K).toBeCloseTo(1, 9);
  });
});
