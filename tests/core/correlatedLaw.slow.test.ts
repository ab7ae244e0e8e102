import { expect, it } from 'vitest';
import { missingShare } from '../../src/core/design/missingShare.ts';
import { createStream } from '../../src/core/rng/createStream.ts';
import { exactLaw } from '../../src/core/theory/exactLaw.ts';
import { DEFAULTS } from '../support/settings.ts';

const STEPS = 1e7;
/** Batches, each of many times τ. */
const BATCHES = 500;

type Reservoir = Record<'K' | 'mu' | 'sigma' | 'target' | 'rho', number>;

/** A plain loop over correlated normals: what each step measures, as means of batches. */
function batchMeans({ K, mu, sigma, target, rho }: Reservoir, seed: number) {
  const stream = createStream('xoshiro', seed, 0, 0);
  const spread = Math.sqrt(1 - rho * rho);
  let x = stream.next();
  let storage = K;
  let hasFailed = false;
  const batches: Record<string, number>[] = [];
  for (let batch = 0; batch < BATCHES; batch++) {
    const sums = { mean: 0, full: 0, empty: 0, deficit: 0, release: 0, spill: 0, ended: 0, low: 0 };
    for (let t = 0; t < STEPS / BATCHES; t++) {
      x = rho * x + spread * stream.next();
      const after = storage - Math.min(storage, target) + Math.max(mu + sigma * x, 0);
      storage = Math.min(after, K);
      const fails = storage < target;
      sums.mean += storage;
      sums.full += Number(storage === K);
      sums.empty += Number(storage === 0);
      sums.deficit += Number(fails);
      sums.release += Math.min(storage, target);
      sums.spill += after - storage;
      sums.ended += Number(hasFailed && !fails);
      sums.low += Number(storage <= 0.6 * K);
      hasFailed = fails;
    }
    const means = Object.entries(sums).map(([name, sum]) => [name, (sum * BATCHES) / STEPS]);
    batches.push(Object.fromEntries(means) as Record<string, number>);
  }
  return (name: string) => {
    const values = batches.map((batch) => batch[name]!);
    const mean = values.reduce((sum, value) => sum + value, 0) / BATCHES;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const variance = squares / (BATCHES - 1);
    return {
      mean,
      standardError: Math.sqrt(variance / BATCHES),
      ofSteps: (variance * STEPS) / BATCHES,
    };
  };
}

it.each([
  { K: 260, mu: 100, sigma: 45, target: 85, rho: 0.45, seed: 11 },
  { K: 150, mu: 70, sigma: 70, target: 55, rho: -0.35, seed: 12 },
  { K: 170, mu: 60, sigma: 50, target: 50, rho: 0.7, seed: 13 },
  // so many unknowns that the variances are left out
  { K: 320, mu: 60, sigma: 50, target: 50, rho: 0.75, seed: 13 },
])('ten million steps with ρ = $rho come to the exact law', ({ seed, ...reservoir }) => {
  const law = exactLaw({ ...DEFAULTS, ...reservoir })!;
  const found = batchMeans(reservoir, seed);
  const near = (name: string, exact: number) => {
    const { mean, standardError } = found(name);
    expect(Math.abs(mean - exact), name).toBeLessThan(4 * standardError);
  };
  for (const name of ['mean', 'full', 'empty', 'deficit', 'release', 'spill'] as const) {
    near(name, law[name]);
  }
  near('low', law.cdf(0.6 * reservoir.K));
  near('ended', law.deficit * law.resilience!);
  // what batches stray is what the law says of means: 500 of them tell it to 6.3 %
  for (const [name, measure] of [
    ['mean', 'storage'],
    ['full', 'full'],
    ['deficit', 'deficit'],
    ['release', 'release'],
    ['spill', 'spill'],
  ] as const) {
    const { variance } = law.stepMeans[measure];
    if (reservoir.K === 320) {
      expect(variance, name).toBeNaN();
      continue;
    }
    const ratio = found(name).ofSteps / variance;
    expect(Math.abs(ratio - 1), name).toBeLessThan(4 * Math.sqrt(2 / BATCHES));
  }
});

it('200,000 futures of 15 years pass without a failure as often as the recursion says', () => {
  for (const [reservoir, seed] of [
    [{ K: 260, mu: 100, sigma: 45, target: 85, rho: 0.45 }, 21],
    [{ K: 75, mu: 70, sigma: 30, target: 50, rho: -0.4 }, 22],
  ] as const) {
    const { K, mu, sigma, target, rho }: Reservoir = reservoir;
    const stream = createStream('xoshiro', seed, 0, 0);
    const spread = Math.sqrt(1 - rho * rho);
    const futures = 200_000;
    let failed = 0;
    for (let i = 0; i < futures; i++) {
      let x = stream.next();
      let storage = K;
      for (let year = 0; year < 15; year++) {
        if (year > 0) x = rho * x + spread * stream.next();
        const after = storage - Math.min(storage, target) + Math.max(mu + sigma * x, 0);
        storage = Math.min(after, K);
        if (storage >= target) continue;
        failed++;
        break;
      }
    }
    const exact = missingShare(reservoir, { measure: 'run', years: 15 })!;
    const standardError = Math.sqrt((exact * (1 - exact)) / futures);
    expect(Math.abs(failed / futures - exact)).toBeLessThan(4 * standardError);
  }
});
