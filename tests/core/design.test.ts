import fc from 'fast-check';
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

  it('over so many steps that all is settled is a power of the last one', () => {
    const reservoir = { mu: 100, sigma: 40, target: 80, K: 200 };
    const of = (n: number) => Math.log(reliability(reservoir, run(n)));
    // 12 digits of 1000 steps, by the steps between
    expect(relativeError(of(1000) - of(600), 4 * (of(500) - of(400)))).toBeLessThan(1e-9);
  });
});

/** Reservoirs from dry ones to rivers that need none, with up to 4 spreads of active storage. */
const anyReservoir = fc
  .record({
    mu: fc.double({ min: -0.5, max: 4, noNaN: true }),
    draft: fc.double({ min: 0.5, max: 1.3, noNaN: true }),
    kappa: fc.double({ min: 0.05, max: 4, noNaN: true }),
    unit: fc.constantFrom(1e-80, 0.01, 40),
  })
  .map(({ mu, draft, kappa, unit }) => {
    const target = unit * draft * Math.max(mu, 0.6);
    return { mu: unit * mu, sigma: unit, target, K: target + kappa * unit };
  });
const anyGoal = fc.oneof(
  fc.constantFrom(TIME, VOLUME),
  fc.integer({ min: 1, max: 40 }).map((n) => run(n)),
);
const anyReliability = fc.double({ min: 0.5, max: 0.9999, noNaN: true });

/** More than round-off of a share. */
const SLACK = 1e-11;

describe('any reservoir', () => {
  it('is no less reliable with more storage, or a smaller target', () => {
    fc.assert(
      fc.property(
        anyReservoir,
        anyGoal,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (r, goal, part) => {
          const missing = missingShare(r, goal)!;
          const larger = { ...r, K: r.K + part * r.sigma };
          const easier = { ...r, target: r.target * (1 - part / 2) };
          const moved = { ...easier, K: easier.target + (r.K - r.target) };
          for (const better of [larger, easier, moved]) {
            expect(missingShare(better, goal)!).toBeLessThanOrEqual(missing + SLACK);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('lasts n steps with less chance than n - 1, and S̄ = K with P(I >= S̄)^n', () => {
    fc.assert(
      fc.property(anyReservoir, fc.integer({ min: 2, max: 60 }), (r, n) => {
        expect(missingShare(r, run(n))!).toBeGreaterThanOrEqual(
          missingShare(r, run(n - 1))! - SLACK,
        );
        const full = { ...r, K: r.target };
        const power = (1 - missingShare(full, TIME)!) ** n;
        expect(1 - missingShare(full, run(n))!).toBeCloseTo(power, 11);
      }),
      { numRuns: 30 },
    );
  });

  it('has the storage just required for the yield of a capacity', () => {
    fc.assert(
      fc.property(anyReservoir, anyGoal, anyReliability, (r, goal, share) => {
        const found = yieldOf({ K: r.K }, r, goal, share, ANSWER_TOLERANCE);
        fc.pre(found.kind !== 'unsolved');
        const at = { ...r, target: (found as { target: number }).target };
        // it is met there, and just above not
        expect(missingShare(at, goal)!).toBeLessThanOrEqual((1 - share) * (1 + 1e-9));
        if (found.kind === 'all') return;
        const above = { ...at, target: at.target * (1 + 1e-6) };
        expect(missingShare(above, goal)!).toBeGreaterThan((1 - share) * (1 - 1e-9));
        const required = requiredStorage(at, goal, share);
        expect('K' in required && relativeError(required.K, r.K)).toBeLessThan(1e-8);
      }),
      { numRuns: 30 },
    );
  });

  it('has the same yield for an active storage as for the capacity that this makes', () => {
    fc.assert(
      fc.property(anyReservoir, anyGoal, anyReliability, (r, goal, share) => {
        const ofB = yieldOf({ B: r.K - r.target }, r, goal, share, ANSWER_TOLERANCE);
        fc.pre(ofB.kind === 'reached');
        const { target } = ofB as { target: number };
        const K = target + (r.K - r.target);
        const ofK = yieldOf({ K }, r, goal, share, ANSWER_TOLERANCE);
        expect('target' in ofK && relativeError(ofK.target, target)).toBeLessThan(1e-8);
      }),
      { numRuns: 30 },
    );
  });
});
