import { expect, it } from 'vitest';
import { missingShare } from '../../src/core/design/missingShare.ts';
import { NO_WANTS, type PathState } from '../../src/core/job/Job.ts';
import { planJobs } from '../../src/core/job/planJobs.ts';
import { BLOCK_STEPS } from '../../src/core/rng/blockSteps.ts';
import { createStream } from '../../src/core/rng/createStream.ts';
import { exactLaw } from '../../src/core/theory/exactLaw.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { DEFAULTS } from '../support/settings.ts';

/** Batches of one block each, many times τ. */
const BATCHES = 500;
const STEPS = BATCHES * BLOCK_STEPS;

const kernel = loadKernel()!;

type Reservoir = Record<'K' | 'mu' | 'sigma' | 'target' | 'rho', number>;

/** A long path: what each step measures, as means of its blocks. */
function batchMeans(reservoir: Reservoir, seed: number) {
  const { target } = reservoir;
  const most = 0.6 * reservoir.K;
  const settings = { ...DEFAULTS, ...reservoir, seed, T: STEPS, chunks: 1 };
  const wants = { ...NO_WANTS, path: true, summary: true };
  let start: PathState | null = null;
  let failed = 0;
  const batches: Record<string, number>[] = [];
  for (const segments of planJobs(settings, { partSteps: BLOCK_STEPS, packSteps: 0 })) {
    const { path, summary, end } = kernel({ settings, segments, start, wants });
    let ended = 0;
    let low = 0;
    const storages = path!.subarray(path!.length - BLOCK_STEPS);
    for (let t = 0; t < storages.length; t++) {
      // without branches, that would cost as much as the steps themselves
      const fails = Number(storages[t]! < target);
      ended += failed & (1 - fails);
      low += Number(storages[t]! <= most);
      failed = fails;
    }
    const [, mean, , , , full, empty, deficit, release, , spill] = summary!;
    const sums = { full, empty, deficit, release, spill, ended, low };
    const means = Object.entries(sums).map(([name, sum]) => [name, sum! / BLOCK_STEPS] as const);
    batches.push({ mean: mean!, ...Object.fromEntries(means) });
    start = end;
  }
  return (name: string) => {
    const values = batches.map((batch) => batch[name]!);
    const mean = values.reduce((sum, value) => sum + value, 0) / BATCHES;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const variance = squares / (BATCHES - 1);
    return {
      mean,
      standardError: Math.sqrt(variance / BATCHES),
      ofSteps: variance * BLOCK_STEPS,
    };
  };
}

it.each([
  { K: 260, mu: 100, sigma: 45, target: 85, rho: 0.45, seed: 11 },
  { K: 150, mu: 70, sigma: 70, target: 55, rho: -0.35, seed: 12 },
  { K: 170, mu: 60, sigma: 50, target: 50, rho: 0.7, seed: 13 },
  // so many unknowns that the variances are left out
  { K: 320, mu: 60, sigma: 50, target: 50, rho: 0.75, seed: 13 },
])('thirty million steps with ρ = $rho come to the exact law', ({ seed, ...reservoir }) => {
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
