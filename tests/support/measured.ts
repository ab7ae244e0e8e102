import type { Comparison } from '../../src/core/timing/Comparison.ts';
import type { Timing } from '../../src/core/timing/Timing.ts';
import { timingFit } from '../../src/core/timing/timingFit.ts';
import { timingMedians } from '../../src/core/timing/timingMedians.ts';

export const parts = {
  wallMs: 10.5,
  startMs: 0,
  computeMs: 9,
  handOverMs: 1,
  mergeMs: 1,
  waitMs: -0.5,
};

// as many rounds as a law is fitted to, slightly different
const rounds = Array.from({ length: 12 }, (_, i) => {
  const workers = 1 + (i % 2);
  return { round: Math.floor(i / 2), workers, ...parts, wallMs: 200 / workers + i / 10 };
});
/** Worker counts as they may be kept. */
export const timing: Timing = {
  steps: 1e7,
  chunks: 64,
  mode: 'strong',
  rounds,
  medians: timingMedians(rounds),
  ...timingFit(rounds, 2, [1, 2]),
  clockStepMs: 0.005,
  cores: 2,
  hiddenSamples: 1,
  lostSamples: 0,
  pausedSamples: 0,
  disturbedSamples: 0,
};
/** One of hand-overs. */
export const comparison: Comparison = {
  kind: 'hand-over',
  conditions: [
    { name: 'copied', group: '8 MB', steps: 8e6, settings: null, messages: 8, workers: 1 },
  ],
  roundCount: 3,
  clockStepMs: 0.005,
  samples: [{ round: 0, condition: 0, ...parts }],
  hiddenSamples: 0,
  lostSamples: 0,
  pausedSamples: 0,
  disturbedSamples: 0,
};
