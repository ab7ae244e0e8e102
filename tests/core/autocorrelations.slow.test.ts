import { describe, expect, it } from 'vitest';
import { exactLaw } from '../../src/core/theory/exactLaw.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { DEFAULTS } from '../support/settings.ts';
import { simulate } from '../support/simulate.ts';

describe('the exact autocorrelations', () => {
  it.each([
    ['the first reservoir', {}],
    ['one of long memory', { K: 500, mu: 60, sigma: 90, target: 55 }],
    ['one that is mostly empty', { K: 100, mu: 0, sigma: 30, target: 10 }],
  ])('add up to τ, and are those of a long path: %s', (_, change) => {
    const settings = { ...DEFAULTS, T: 4e6, chunks: 1, ...change };
    const law = exactLaw(settings)!;
    const rho = law.autocorrelations()!;
    const tau = 1 + 2 * rho.reduce((sum, each) => sum + each, 0);
    // what has faded is left out: about as much as the last one, for as long as it lasts
    expect(Math.abs(tau - law.tau)).toBeLessThan(0.003 * law.tau);

    const { path } = simulate(settings, { simulateJob: loadKernel()! });
    for (const k of [1, 2, 5, rho.length].filter((lag) => lag <= rho.length)) {
      let sum = 0;
      for (let t = 1; t + k < path.length; t++) {
        sum += (path[t]! - law.mean) * (path[t + k]! - law.mean);
      }
      const observed = sum / (path.length - k - 1) / law.standardDeviation ** 2;
      // Bartlett: the variance of a correlation is at most about 2 τ / n
      expect(Math.abs(observed - rho[k - 1]!)).toBeLessThan(5 * Math.sqrt((2 * tau) / settings.T));
    }
  });

  it('are none where nothing is carried over', () => {
    expect(exactLaw({ ...DEFAULTS, target: 100 })!.autocorrelations()).toHaveLength(0);
  });

  it('are not known where they fade too slowly to be worked out', () => {
    const law = exactLaw({ ...DEFAULTS, K: 1000, mu: 70, sigma: 5, target: 70 })!;
    expect(law.autocorrelations()).toBeNull();
  });
});
