import { describe, expect, it } from 'vitest';
import { expectedMeetingSteps } from '../../src/core/reservoir/expectedMeetingSteps.ts';
import { createStream } from '../../src/core/rng/createStream.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { nextStorage } from '../../src/core/reservoir/waterBalance.ts';
import { nextNormalOf } from '../../src/core/reservoir/nextNormal.ts';
import { inflowOf } from '../../src/core/reservoir/inflow.ts';
import { DEFAULTS } from '../support/settings.ts';
import { tiered } from '../support/tiered.ts';

/** The mean number of steps until paths from full and from empty have met, of so many pairs. */
function simulatedMeeting(settings: Settings, pairs: number): number {
  let steps = 0;
  const stream = createStream('xoshiro', 5, 0, 0);
  const nextNormal = nextNormalOf(settings);
  const { draw } = inflowOf(settings);
  for (let pair = 0; pair < pairs; pair++) {
    let upper = settings.K;
    let lower = 0;
    let normal = NaN;
    do {
      normal = nextNormal(normal, stream.next());
      const inflow = draw(normal);
      upper = nextStorage(settings, upper, inflow);
      lower = nextStorage(settings, lower, inflow);
      steps++;
    } while (upper !== lower);
  }
  return steps / pairs;
}

describe('the meeting time of paths', () => {
  it.each([
    ['without drift', { K: 1000, mu: 62.95, sigma: 70, target: 70 }],
    ['without drift, and far', { K: 100, mu: 70, sigma: tiered(2, 0.7), target: 70 }],
    ['without drift, in correlated years', { K: 1000, mu: 62.95, sigma: 70, rho: 0.5 }],
    ['without drift, in years much alike', { K: 400, mu: 70, sigma: 20, rho: 0.8 }],
    ['without drift, in years ever so much alike', { K: 400, mu: 70, sigma: 20, rho: 0.95 }],
    ['without drift, near, in years much alike', { K: 130, mu: 70, sigma: 20, rho: 0.9 }],
    ['without drift, in years that alternate', { K: 400, mu: 70, sigma: 20, rho: -0.4 }],
    ['with a strong drift, in correlated years', { K: 2000, mu: 90, sigma: 10, rho: 0.8 }],
    ['with a strong drift', { K: 2000, mu: 90, sigma: 10, target: 70 }],
  ])('is what pairs of paths take, to 10 %%: %s', (_, reservoir) => {
    const settings = { ...DEFAULTS, ...reservoir };
    // the spread of one is below its mean, so 600 tell it to about 4 %
    const simulated = simulatedMeeting(settings, 600);
    expect(Math.abs(expectedMeetingSteps(settings) / simulated - 1)).toBeLessThan(0.1);
  });

  it('is for ever where nothing spreads and nothing drifts', () => {
    expect(expectedMeetingSteps({ ...DEFAULTS, mu: 70, sigma: 0, target: 70 })).toBe(Infinity);
  });

  it('is one step where all is released', () => {
    expect(expectedMeetingSteps({ ...DEFAULTS, target: 100 })).toBe(1);
  });
});
