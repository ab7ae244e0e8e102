import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LABELS } from '../../src/components/labels.ts';
import { answerDesign } from '../../src/core/design/designAnswer.ts';
import type { Goal } from '../../src/core/design/Goal.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { curvesTable } from '../../src/views/design/curvesTable.ts';
import { designData, presentPoint } from '../../src/views/design/designChart.ts';
import { defaultTop, planeOf, reservoirAt } from '../../src/views/design/designPlane.ts';
import {
  designVerdict,
  rarityText,
  reliabilityText,
  requiredText,
  yieldText,
} from '../../src/views/design/designTexts.ts';
import { futureSteps } from '../../src/views/design/futuresChart.ts';
import { futuresText } from '../../src/views/design/futuresTexts.ts';
import { capacityToAdopt, targetToAdopt } from '../../src/views/design/roundedSafely.ts';
import { reliabilityStops } from '../../src/views/design/reliabilityStops.ts';
import { DEFAULTS } from '../support/settings.ts';

/** With spaces for no-break spaces. */
const plain = (text: string | null) => text?.replaceAll('\u00a0', ' ') ?? null;

const answer = (
  reservoir: Partial<Settings>,
  reliability = 0.95,
  goal: Goal = { measure: 'time', years: 20 },
) =>
  answerDesign({
    reservoir: { K: 200, mu: 100, sigma: 40, target: 80, ...reservoir },
    goal,
    reliability,
  });
const required = (...given: Parameters<typeof answer>) =>
  plain(requiredText(answer(...given), DEFAULT_LABELS));
const yielded = (...given: Parameters<typeof answer>) => plain(yieldText(answer(...given)));

describe('a reliability', () => {
  it.each([
    [0, '100 %'],
    [0.5, '50 %'],
    [0.0144, '98.6 %'],
    [0.0099, '99.01 %'],
    [0.00998, '99 %'],
    [0.001, '99.9 %'],
    [0.000045, '99.9955 %'],
    [1.2e-9, '99.99999988 %'],
    [1e-18, '> 99.9999999999 %'],
    [1, '0 %'],
    [null, '–'],
  ])('of which %d is missing is %s', (missing, text) => {
    expect(plain(reliabilityText(missing))).toBe(text);
  });

  it('near 1 is told by how rare a failure is', () => {
    expect(rarityText(1 / 22_000, DEFAULT_LABELS)).toBe('one failure in 22,000 years');
    expect(rarityText(0.02, DEFAULT_LABELS)).toBeNull();
    expect(rarityText(0, DEFAULT_LABELS)).toBeNull();
    expect(rarityText(0.001, { unit: 'GL', step: 'months' })).toBe('one failure in 1,000 months');
  });
});

describe('the answers', () => {
  it('are two sentences, with the chance of a run of years between', () => {
    expect(plain(designVerdict(answer({}), DEFAULT_LABELS))).toBe(
      '95 % of years are met with an active storage of 73.44 (K = 153.4), 0.73 years of mean inflow. ' +
        '20 years in a row then pass without a failure with a chance of 53.4 %. With K = 200 the target could be 87.98.',
    );
  });

  it('of volume and of runs have words of their own', () => {
    expect(required({}, 0.95, { measure: 'volume', years: 1 })).toMatch(
      /^95 % of the target volume is released with an active storage of 23\.96 \(K = 104\)/,
    );
    expect(required({}, 0.9, { measure: 'run', years: 1 })).toMatch(
      /^A chance of 90 % that 1 year passes without/,
    );
  });

  it('say what needs no storage, and what no storage reaches', () => {
    expect(required({ sigma: 20, target: 60, K: 60 })).toBe(
      '95 % of years are met without storage: the inflow alone does it, with 97.7 %.',
    );
    expect(yielded({ sigma: 20, target: 60, K: 60 })).toContain('the target could be all of K.');
    expect(required({ target: 120 })).toBe(
      '95 % of years cannot be reached with any storage: the mean inflow is 83.4 % of the target.',
    );
    // below E[I] / S̄, but above what endless storage gives
    expect(required({ target: 120 }, 0.8)).toMatch(
      /cannot be reached with any storage: the mean inflow is 83\.4 % of the target, and no storage gives more than \d\d\.\d %\.$/,
    );
    expect(required({ target: 100 }, 0.9999)).toMatch(
      /^99\.99 % of years cannot be reached with an active storage up to [\d,.]+, which gives 98\.\d %; larger ones are not looked at\.$/,
    );
  });

  it('say where K is a whole number of targets, and why', () => {
    const jump = { mu: 70, sigma: 70, target: 70, K: 140 };
    expect(required(jump, 0.71)).toBe(
      '71 % of years are met with an active storage of 70: K = 140 = 2 S̄ exactly, where a full reservoir just meets the target ' +
        'after 1 year without inflow (67.6 % jumps to 72.7 %).',
    );
    expect(yielded(jump, 0.71)).toBe('With K = 140 the target could be 70 = K / 2 exactly.');
  });

  it('leave nothing to chance where there is no spread, and no target to meet', () => {
    const certain = designVerdict(answer({ sigma: 0, target: 120 }), DEFAULT_LABELS);
    expect(plain(certain)).toBe(
      'Nothing is left to chance: every inflow is 100. 95 % of years cannot be reached with any storage: ' +
        'the mean inflow is 83.3 % of the target. With K = 200 the target could be 100.',
    );
    expect(designVerdict(answer({ target: 0 }), DEFAULT_LABELS)).toContain('always met');
  });
});

describe('the plane', () => {
  it('reaches over six spreads, and over the reservoir with room above', () => {
    expect(defaultTop({ K: 200, mu: 100, sigma: 40, target: 80 })).toBe(250);
    expect(defaultTop({ K: 1000, mu: 100, sigma: 40, target: 80 })).toBe(1200);
    expect(defaultTop({ K: 1e-6, mu: 1e-6, sigma: 1e-8, target: 9.9e-7 })).toBe(6e-8);
    expect(defaultTop({ K: 5e-7, mu: 0, sigma: 0, target: 0 })).toBeCloseTo(8e-7, 12);
  });

  it('begins where curves do, of years that are much alike, unless a target is below', () => {
    const nile = { mu: 919.35, sigma: 169.2 };
    expect(planeOf(nile, [830, 800], 1200).left).toBe(400);
    expect(planeOf(nile, [830, 390], 1200).left).toBe(0);
    expect(planeOf({ mu: 100, sigma: 40 }, [80], 250).left).toBe(0);
    expect(planeOf({ mu: -5, sigma: 1 }, [80], 250).left).toBe(0);
  });

  it('gives reservoirs in numbers as round as a pixel', () => {
    const reservoir = { ...DEFAULTS, K: 200, mu: 100, sigma: 40, target: 80 };
    const plane = planeOf(reservoir, [reservoir.target], 250);
    expect(plane.right).toBeCloseTo(115.1, 0);
    expect(reservoirAt(81.234, 50.72, plane)).toEqual({ K: 131.9, target: 81.2 });
    // a target above 0, whatever is pressed
    expect(reservoirAt(-1, -1, plane).target).toBeGreaterThan(0);
    expect(presentPoint(200, 80, '98.6 %')).toEqual({
      x: 80,
      y: 120,
      label: 'B 120, K 200, 98.6 %',
    });
  });

  it('draws the curve that is asked for widest, and all in one table', () => {
    const curves = [0.8, 0.95].map((reliability) => ({
      reliability,
      points: [[100 * (1 - reliability), 0] as const, [90, 10] as const],
    }));
    const palette = { accent: '#0b6b78', warm: '#a3470f', surface: '#ffffff' } as never;
    const { datasets } = designData(curves, 0.95, { x: 1, y: 2, label: '' }, palette);
    const [paler, asked] = datasets;
    expect(plain(asked!.label!)).toBe('95 %');
    expect(asked!.borderWidth).toBeGreaterThan(paler!.borderWidth as number);
    expect(curvesTable(curves, DEFAULT_LABELS).rows).toEqual([
      ['0', '20', '5'],
      ['10', '90', '90'],
    ]);
  });

  it('has targets beside their own storages in the table, however fine each curve is', () => {
    const of = (pieces: number) =>
      Array.from({ length: pieces + 1 }, (_, i) => [50 + i / pieces, 240 * (i / pieces)] as const);
    const curves = [
      { reliability: 0.8, points: of(4) },
      { reliability: 0.95, points: of(2) },
    ];
    expect(curvesTable(curves, DEFAULT_LABELS).rows).toEqual([
      ['0', '50', '50'],
      ['60', '50.25', '–'],
      ['120', '50.5', '50.5'],
      ['180', '50.75', '–'],
      ['240', '51', '51'],
    ]);
  });
});

describe('the futures', () => {
  const futures = {
    years: 20,
    asked: 50,
    peaks: Float64Array.of(0, 10, 10, 30),
    exact: [],
    distance: 0.9,
  };

  it('are steps from 0 to 1', () => {
    expect(futureSteps(futures.peaks)).toEqual([
      { x: 0, y: 0 },
      { x: 0, y: 0.25 },
      { x: 10, y: 0.5 },
      { x: 10, y: 0.75 },
      { x: 30, y: 1 },
    ]);
    expect(futureSteps(new Float64Array(10_000)).length).toBeLessThan(1000);
  });

  it('say how far they are, and whether chance does that', () => {
    expect(futuresText(futures, DEFAULT_LABELS)).toBe(
      'The run in sight holds 4 futures of 20 years (its shortest chunk has no more than 20). The steps are at most 0.9000 from ' +
        'the exact curve (Kolmogorov distance); chance alone exceeds 0.6800 in one of twenty runs of independent futures: this is more than that.',
    );
  });
});

describe('the stops of the slider', () => {
  it('are finer the less is missing, and hold the value of the link', () => {
    const stops = reliabilityStops(0.97123);
    expect([stops[0], stops.at(-1)]).toEqual([0.5, 0.9999]);
    for (const each of [0.95, 0.99, 0.999, 0.97123]) expect(stops).toContain(each);
    expect(stops).toHaveLength(96);
  });
});

describe('what is adopted', () => {
  it('is short, and on the safe side', () => {
    expect(capacityToAdopt(153.44206445142441)).toBe(153.443);
    expect(capacityToAdopt(153.442)).toBe(153.442);
    expect(capacityToAdopt(210)).toBe(210);
    expect(capacityToAdopt(999_999.2)).toBe(1e6);
    expect(targetToAdopt(87.9783417110652)).toBe(87.9783);
    expect(targetToAdopt(999_999.7)).toBe(999_999);
    expect(targetToAdopt(1 / 3)).toBe(0.333333);
    expect(targetToAdopt(2 / 3)).toBe(0.666666);
    expect(targetToAdopt(100)).toBe(100);
  });

  it('never falls short of what was asked', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (value) => {
        const [above, below] = [capacityToAdopt(value), targetToAdopt(value)];
        expect(above).toBeGreaterThanOrEqual(value);
        expect(below).toBeLessThanOrEqual(value);
        expect(above - below).toBeLessThanOrEqual(1.01e-5 * value);
      }),
    );
  });
});
