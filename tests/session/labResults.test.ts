import { describe, expect, test } from 'vitest';
import { resultsInSight, timingOf, type LabResults } from '../../src/session/labResults.ts';
import type { Comparison } from '../../src/core/timing/Comparison.ts';
import type { HistoryEntry } from '../../src/core/timing/HistoryEntry.ts';
import type { Timing } from '../../src/core/timing/Timing.ts';
import { DEFAULTS } from '../support/settings.ts';

const parts = { startMs: 0, computeMs: 9, handOverMs: 1, mergeMs: 0, waitMs: 0 };

function timing(wallMs: number): Timing {
  return {
    steps: 1e7,
    chunks: 64,
    mode: 'strong',
    rounds: [1, 2].map((workers) => ({ round: 4, workers, wallMs, ...parts })),
    medians: [],
    fit: null,
    noLaw: null,
    clockStepMs: 0.005,
    cores: 2,
    hiddenSamples: 0,
    lostSamples: 0,
    pausedSamples: 0,
    disturbedSamples: 0,
  };
}

const settings = { ...DEFAULTS, T: 1e7, chunks: 64 };
const compared = (kind: Comparison['kind'], roundCount: number): Comparison => ({
  kind,
  conditions: [],
  roundCount,
  clockStepMs: 0.005,
  samples: [],
  hiddenSamples: 0,
  lostSamples: 0,
  pausedSamples: 0,
  disturbedSamples: 0,
});
const own: LabResults = {
  measurement: {
    settings,
    counts: [1, 2],
    roundCount: 9,
    ideal: [1, 2],
    startTimesMs: [3],
    timing: timing(10),
  },
  comparisons: { kernel: compared('kernel', 7), start: compared('start', 7) },
};
const kept: HistoryEntry = {
  date: '2026-11-22T20:00:00.000Z',
  environment: { userAgent: 'Browser/1', hardwareConcurrency: 8, crossOriginIsolated: true },
  settings,
  timing: timing(99),
  comparison: null,
};
const keptComparison = { ...kept, timing: null, comparison: compared('kernel', 5) };

describe('the results in sight', () => {
  test('are the session’s own where nothing of the history is shown', () => {
    expect(resultsInSight(own, null)).toBe(own);
  });

  test('have a kept speed-up in place of the own, and the own comparisons', () => {
    const { measurement, comparisons } = resultsInSight(own, kept);
    expect(measurement).toMatchObject({ counts: [1, 2], roundCount: 5, startTimesMs: [] });
    expect(measurement!.timing).toBe(kept.timing);
    expect(comparisons).toBe(own.comparisons);
  });

  test('have a kept comparison in place of the own of its kind', () => {
    const { measurement, comparisons } = resultsInSight(own, keptComparison);
    expect(measurement).toBe(own.measurement);
    expect(comparisons.kernel!.roundCount).toBe(5);
    expect(comparisons.start!.roundCount).toBe(7);
  });
});

describe('the timing of a run’s file', () => {
  test('is the session’s own, whatever is shown, and of a run of any size', () => {
    expect(timingOf(own, { ...settings, T: 200, chunks: 1 })).toBe(own.measurement!.timing);
    expect(timingOf(own, { ...settings, K: 101 })).toBeNull();
    expect(timingOf({ ...own, measurement: null }, settings)).toBeNull();
  });
});
