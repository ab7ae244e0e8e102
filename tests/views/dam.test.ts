import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StepFlows } from '../../src/core/run/stepFlows.ts';
import { DAM, damShapes } from '../../src/views/storage-paths/dam/damShapes.ts';
import { ruleText, stepSentence, volumesOf } from '../../src/views/storage-paths/dam/damTexts.ts';
import {
  chunkStepAt,
  placeName,
  stepsWithin,
} from '../../src/views/storage-paths/dam/stepPlace.ts';
import { expectAtMost } from '../support/expectSame.ts';
import { anySettings, ARTICLE, DEFAULTS } from '../support/settings.ts';

/** A step that ends below the capacity, and one that spills 12.5. */
const LOW: StepFlows = { before: 83.25, release: 70, inflow: 12.375, spill: 0, after: 25.625 };
const HIGH: StepFlows = { before: 100, release: 70, inflow: 82.5, spill: 12.5, after: 100 };
const DRY: StepFlows = { before: 0, release: 0, inflow: 0, spill: 0, after: 0 };

/** With plain spaces, for reading. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the rule with the numbers of a step', () => {
  it('is what is added, and what it comes to', () => {
    const { release, storage, spill } = ruleText(ARTICLE, HIGH);
    expect(plain(release)).toBe('min(100, 70) = 70');
    expect(plain(storage)).toBe('min(100 − 70 + 82.5, 100) = 100');
    expect(plain(spill)).toBe('100 − 70 + 82.5 − 100 = 12.5');
    expect(ruleText(ARTICLE, DRY)).toEqual({
      release: 'min(0, 70) =\u00a00',
      storage: 'min(0 −\u00a00 +\u00a00, 100) =\u00a00',
      spill: '0',
    });
  });

  it('says “≈” where rounded numbers do not add up', () => {
    // 83.3 - 70 + 12.4 = 25.7, but the storage is 25.6
    expect(plain(ruleText(ARTICLE, LOW).storage)).toBe('min(83.3 − 70 + 12.4, 100) ≈ 25.6');
    const exact = { ...LOW, before: 83.2, inflow: 12.4, after: 25.6 };
    expect(plain(ruleText(ARTICLE, exact).storage)).toBe('min(83.2 − 70 + 12.4, 100) = 25.6');
  });

  it('says “≈” beside numbers of four digits too, and takes all as they are written', () => {
    const flood = { before: 1, release: 0.7, inflow: 123_450.2, spill: 123_449.5, after: 1 };
    expect(plain(ruleText({ K: 1, target: 0.7 }, flood).spill)).toBe(
      '1 − 0.7 + 123,500 − 1 ≈ 123,400',
    );
    const K = 123_456.789;
    const full = { before: K, release: 70, inflow: 70.4, spill: 0.4, after: K };
    expect(plain(ruleText({ K, target: 70 }, full).storage)).toBe(
      'min(123,457 − 70 + 70, 123,457) = 123,457',
    );
    const tiny = {
      before: 1e-6,
      release: 7e-7,
      inflow: 1.234_56e-6,
      spill: 5.3456e-7,
      after: 1e-6,
    };
    expect(plain(ruleText({ K: 1e-6, target: 7e-7 }, tiny).spill)).toBe(
      '1e-6 − 7e-7 + 1.235e-6 − 1e-6 ≈ 5.346e-7',
    );
  });

  it('tells the smallest and the largest reservoirs', () => {
    const small = volumesOf({ K: 1e-200, target: 1e-201 });
    expect([1e-200, 3.456_78e-201, 70, 1.234_56e8].map(small.write)).toEqual([
      '1e-200',
      '3.457e-201',
      '70',
      '123.46M',
    ]);
    const large = volumesOf({ K: 1e300, target: 70 });
    expect([1e300, 5e299, 3.456_78e299, 70].map(large.write)).toEqual([
      '1e+300',
      '5e+299',
      '3.457e+299',
      '70',
    ]);
  });

  it('leaves open what is not known yet', () => {
    const { storage, spill } = ruleText(ARTICLE, { ...LOW, inflow: null, spill: null });
    expect(plain(storage)).toBe('min(83.3 − 70 + …, 100) = 25.6');
    expect(spill).toBe('…');
  });

  it('is in millions for the largest reservoirs, and grouped below', () => {
    const large = volumesOf({ K: 1e9, target: 5e8 });
    expect(large.write(832_456_123)).toBe('832M');
    expect(large.write(1e9)).toBe('1,000M');
    const middle = volumesOf({ K: 1_000_000, target: 70 });
    expect(middle.write(832_456.12)).toBe('832,456');
    expect(middle.write(1_000_000)).toBe('1,000,000');
    expect(volumesOf({ K: 2e-9, target: 1e-9 }).write(1.234_56e-9)).toBe('1.235e-9');
  });

  it('leaves something of volumes that are nothing beside the capacity, or much more', () => {
    const flows = { before: 1e9, release: 70, inflow: 126.4, spill: 56.4, after: 1e9 };
    const { storage, spill } = ruleText({ K: 1e9, target: 70 }, flows);
    expect(plain(storage)).toBe('min(1,000M − 70 + 126, 1,000M) = 1,000M');
    expect(plain(spill)).toBe('1,000M − 70 + 126 − 1,000M = 56');
    expect(volumesOf({ K: 1e9, target: 70 }).write(0.0312)).toBe('0.0312');
    expect(volumesOf(ARTICLE).write(0.0312)).toBe('0.0312');
    expect(volumesOf({ K: 100, target: 1e-6 }).write(3_048_063_552.4)).toBe('3,048.06M');
    // one way of writing for a reservoir
    const tiny = volumesOf({ K: 1e-6, target: 7e-7 });
    expect([1e-6, 7e-7, 1.261e-6].map(tiny.write)).toEqual(['1e-6', '7e-7', '1.261e-6']);
  });

  it('tells every volume of any reservoir by some digit that is not 0, in few letters', () => {
    const size = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(size, size, size, (K, target, volume) => {
        const text = volumesOf({ K, target: Math.min(K, target) }).write(volume);
        expect(text).toMatch(/[1-9]/);
        expect(text.length).toBeLessThanOrEqual(11);
      }),
      { seed: 703, numRuns: 300 },
    );
  });
});

it('a step is told in a sentence', () => {
  expect(stepSentence('Step 41', ARTICLE, { ...LOW, before: 83.2 })).toBe(
    'Step 41: 83.2 stored; 70 released, 12.4 flowed in, nothing spilled; 25.6 stored.',
  );
  expect(stepSentence('Step 2', ARTICLE, DRY)).toBe(
    'Step 2: nothing stored; nothing released, nothing flowed in, nothing spilled; nothing stored.',
  );
});

describe('the cross-section', () => {
  it('has the water and the target at their shares of the capacity', () => {
    const half = damShapes({ ...ARTICLE, target: 25 }, { ...LOW, after: 50 });
    const height = DAM.floor - DAM.crest;
    expect(half.surface).toBe(DAM.crest + height / 2);
    expect(half.target).toBe(DAM.crest + 0.75 * height);
    expect(damShapes(ARTICLE, HIGH).surface).toBe(DAM.crest);
    expect(damShapes(ARTICLE, DRY).surface).toBe(DAM.floor);
  });

  it('has flows as wide as their volumes, and none where nothing flows', () => {
    const { inflow, release } = damShapes(ARTICLE, { ...HIGH, release: 60, inflow: 30 });
    expect(release / inflow).toBeCloseTo(2, 12);
    expect(damShapes(ARTICLE, LOW).spill).toBe(0);
    const dry = damShapes(ARTICLE, DRY);
    expect([dry.inflow, dry.release, dry.spill]).toEqual([0, 0, 0]);
  });

  it('has the names of capacity and spill above the water that goes over the crest', () => {
    const dry = damShapes(ARTICLE, LOW);
    const flood = damShapes(ARTICLE, { ...HIGH, spill: 500 });
    expect(flood.spill).toBeGreaterThan(10);
    for (const label of ['capacityLabel', 'spillLabel'] as const) {
      expect(flood[label]).toBeLessThan(DAM.crest - flood.spill);
      expect(flood[label]).toBe(dry[label] - flood.spill);
    }
  });

  it('keeps within its frame for any reservoir', () => {
    fc.assert(
      fc.property(
        anySettings(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 9, noNaN: true }),
        (settings, share, inflow) => {
          const after = share * settings.K;
          const flow = inflow * settings.K;
          const flows = { before: after, release: after, inflow: flow, spill: flow, after };
          const { before, spillPath, ...numbers } = damShapes(settings, flows);
          for (const number of Object.values(numbers)) {
            expectAtMost(0, number);
            expectAtMost(number, DAM.height);
          }
          expect(spillPath).not.toMatch(/NaN|Infinity/);
          expect(before).toBeNull(); // the surface is there already
        },
      ),
      { seed: 702, numRuns: 200 },
    );
  });
});

describe('the step that is shown', () => {
  const restart = { ...DEFAULTS, T: 201, chunks: 2 };

  it('is one of those in sight, also of one step in all', () => {
    expect(stepsWithin({ from: 0, to: 200 }, 200)).toEqual({ from: 1, to: 200 });
    expect(stepsWithin({ from: 12.2, to: 20.9 }, 200)).toEqual({ from: 13, to: 20 });
    expect(stepsWithin({ from: 0, to: 1 }, 1)).toEqual({ from: 1, to: 1 });
    expect(stepsWithin({ from: 1e10 - 8, to: 1e10 }, 1e10)).toEqual({ from: 1e10 - 8, to: 1e10 });
  });

  it('is one of its chunk, which is named where it counts for itself', () => {
    const last = chunkStepAt(restart, 'joined', 101, 0);
    expect(last).toEqual({ chunk: 0, step: 101 });
    expect(placeName(restart, 'joined', 101, last)).toBe('Step 101');
    const next = chunkStepAt(restart, 'joined', 102, 0);
    expect(next).toEqual({ chunk: 1, step: 1 });
    expect(placeName(restart, 'joined', 102, next)).toBe('Step 102: step 1 of chunk 1');
    // the shorter chunk has no step 101
    const overlaid = chunkStepAt(restart, 'overlaid', 101, 1);
    expect(overlaid).toEqual({ chunk: 1, step: 100 });
    expect(placeName(restart, 'overlaid', 101, overlaid)).toBe('Step 100 of chunk 1');
  });

  it('counts on where chunks continue, as one stream or not', () => {
    const one = { ...restart, boundary: 'continue' } as const;
    expect(chunkStepAt(one, 'joined', 102, 0)).toEqual({ chunk: 0, step: 102 });
    const many = { ...one, generator: 'numpy' } as const;
    const at = chunkStepAt(many, 'joined', 102, 0);
    expect(at).toEqual({ chunk: 1, step: 1 });
    expect(placeName(many, 'joined', 102, at)).toBe('Step 102');
  });
});
