import { describe, expect, it } from 'vitest';
import { timingMedians, type Timing } from '../../src/core/timing.ts';
import { pairChunks } from '../../src/views/independence/chunkPair.ts';
import { independenceVerdict } from '../../src/views/independence/verdict.ts';
import { longerRun, timingVerdict } from '../../src/views/timing/timingVerdict.ts';
import { simulationRun } from '../support/simulationRun.ts';

describe('the verdict on independence', () => {
  it('calls chunks identical by their shocks alone', () => {
    const identical = { stepCount: 100, identical: true, correlation: 1 };
    expect(independenceVerdict(identical, 0, 1, 100)).toMatch(/^Identical: .*chunk 0 and chunk 1/);
  });

  it('says so where only the first steps were compared', () => {
    const identical = { stepCount: 262_144, identical: true, correlation: 1 };
    expect(independenceVerdict(identical, 0, 1, 5e6)).toContain('first 262,144 of 5,000,000 steps');
  });

  it('holds the correlation against what independent shocks show', () => {
    const shocks = (correlation: number) =>
      independenceVerdict({ stepCount: 100, identical: false, correlation }, 0, 1, 100);
    expect(shocks(0.19)).toContain('No dependence found');
    expect(shocks(0.2)).toContain('outside the ±0.2');
    expect(shocks(-0.2)).toContain('outside the ±0.2');
  });

  it('says nothing from too few steps', () => {
    const few = { stepCount: 1, identical: false, correlation: NaN };
    expect(independenceVerdict(few, 0, 1, 1)).toContain('too few');
  });
});

describe('a pair of chunks', () => {
  it('is drawn from the start on, one point a step', () => {
    const run = simulationRun();
    const { points, stepCount } = pairChunks(run.path, 0, 1);
    expect(points).toHaveLength(101);
    expect(points[0]).toEqual({ x: 100, y: 100, step: 0 });
    expect(points[7]!.y).toBe(run.path.storage(1, 7));
    expect(stepCount).toBe(100);
  });

  it('is thinned where there are many, and correlates over all steps', () => {
    const { points, correlation } = pairChunks(
      simulationRun({ T: 20_000, seeding: 'same' }).path,
      0,
      1,
    );
    expect(points.length).toBeLessThanOrEqual(4000);
    expect(points.at(-1)!.step).toBeGreaterThan(9990);
    expect(correlation).toBeCloseTo(1, 12);
  });

  it('looks related where both drain alike, as in the sixth step of the story', () => {
    const run = simulationRun({ K: 1000, sigma: 20, target: 75, T: 2000 });
    expect(pairChunks(run.path, 0, 1).correlation).toBeGreaterThan(0.8);
  });
});

describe('the verdict on timing', () => {
  const timing = (alone: number, both: number, steps = 1e6): Timing => {
    const rounds = [alone, both].map((wallMs, i) => ({
      round: 0,
      workers: i + 1,
      wallMs,
      startMs: 0,
      computeMs: wallMs,
      handOverMs: 0,
      waitMs: 0,
    }));
    return {
      steps,
      chunks: 64,
      mode: 'strong',
      rounds,
      medians: timingMedians(rounds),
      fit: null,
      clockStepMs: 0.005,
    };
  };

  it('gives speed-up and efficiency of the most workers', () => {
    const verdict = timingVerdict(timing(5040, 2630), false, 2);
    expect(verdict).toContain('1.92 times as fast');
    expect(verdict).toContain('95.8 %');
  });

  it('asks for a longer run where one worker needs less than 200 ms', () => {
    expect(timingVerdict(timing(100, 60), false, 2)).toContain('messages weigh too much');
    expect(longerRun(timing(100, 60))).toBe(5e6);
    expect(longerRun(timing(100, 60, 6e7))).toBeNull();
    expect(longerRun(timing(200, 110))).toBeNull();
  });
});
