import { describe, expect, it } from 'vitest';
import { behaviour } from '../../src/core/record/behaviour.ts';
import { firmYield } from '../../src/core/record/firmYield.ts';
import { dateOfDays, daysOfDate } from '../../src/core/record/civilDays.ts';
import { fittedLaw } from '../../src/core/record/fittedLaw.ts';
import { fitCensoredNormal } from '../../src/core/record/fitCensoredNormal.ts';
import { NILE } from '../../src/core/record/nile.ts';
import { normalPlot } from '../../src/core/record/normalPlot.ts';
import { recordStatistics } from '../../src/core/record/recordStatistics.ts';
import { expectSame } from '../support/expectSame.ts';
import { readGolden } from '../support/golden.ts';

const golden = readGolden('record');
const nile = readGolden('design').nile;
const loucks = [1, 3, 3, 5, 8, 6, 7, 2, 1];

const isNear = (found: number | null, told: number | null, tolerance: number) => {
  if (found === null || told === null) expect(found).toBe(told);
  else expect(Math.abs(found - told)).toBeLessThanOrEqual(tolerance * Math.abs(told));
};

describe('of a record', () => {
  it('the Nile is the one that is known', () => {
    expect(NILE.values).toEqual(nile);
  });

  it.each([
    ['nile', nile],
    ['loucks', loucks],
  ] as const)('moments and the quantile plot are those of another program: %s', (name, values) => {
    const { ppccNormalBlom, ...told } = golden.moments[name];
    const { moments, run } = recordStatistics({ values });
    for (const [key, value] of Object.entries(told)) {
      isNear(moments[key as keyof typeof moments], value, 1e-12);
    }
    expect(run).toEqual({ first: 0, values });
    if (ppccNormalBlom !== undefined) {
      isNear(normalPlot(values).correlation, ppccNormalBlom, 1e-9);
    }
  });

  it.each(golden.censoredFit)('the cut normal has mean $mean and spread $sd', (told) => {
    const found = fitCensoredNormal(told.mean, told.sd)!;
    isNear(found.mu, told.mu, 1e-9);
    isNear(found.sigma, told.sigma, 1e-9);
  });

  it('a law is fitted to ten values, and to no fewer', () => {
    const lawOf = (count: number) =>
      fittedLaw(recordStatistics({ values: nile.slice(0, count) }).moments);
    expect(lawOf(9)).toBeNull();
    expect(lawOf(10)!.mu).toBeGreaterThan(0);
  });

  it.each(golden.behaviour)('what comes of it: K $K, target $target', (told) => {
    const { failures, ...found } = behaviour(nile, told);
    expect(failures.length).toBe(told.failedSteps);
    for (const [key, value] of Object.entries(found)) {
      isNear(value, told[key as keyof typeof found], 1e-12);
    }
  });

  it.each(golden.firmYield)('the firm yield with $activeStorage', (told) => {
    isNear(firmYield(nile, told.activeStorage, told.cycles), told.firmYield, 1e-12);
  });
});

describe('days', () => {
  it('are those of the calendar', () => {
    for (let days = -400_000; days < 400_000; days += 997) {
      const told = new Date(days * 86_400_000);
      const date = [told.getUTCFullYear(), told.getUTCMonth() + 1, told.getUTCDate()] as const;
      expectSame(dateOfDays(days).join(), date.join());
      expectSame(daysOfDate(...date), days);
    }
  });
});
