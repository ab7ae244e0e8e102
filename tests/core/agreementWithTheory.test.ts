import { describe, expect, test } from 'vitest';
import { goldenSettings, readGolden } from '../support/golden.ts';
import { simulate } from '../support/simulate.ts';
import { tiered } from '../support/tiered.ts';

const T = tiered(10_000, 300_000);
const { sets } = readGolden('stationary');
// those that forget where they were well within the run, and are not nearly always empty: a few
// rare inflows have no normal law
const quick = sets.filter(({ tau_int, p_empty }) => tau_int < 30 && p_empty < 0.99);

test('most of the exact laws are compared with a run', () => {
  expect(quick).toHaveLength(12);
});

describe.each(quick)('a run with K=$K μ=$mu σ=$sig S̄=$Sbar', (exact) => {
  const { summary } = simulate(goldenSettings(exact, { T, seed: 1 }));
  // steps that are worth as much as independent ones
  const effective = T / exact.tau_int;

  test('has the mean of the stationary law, to 5 standard errors', () => {
    const standardError = Math.sqrt(exact.variance / effective);
    expect(Math.abs(summary.mean - exact.mean)).toBeLessThan(5 * standardError);
  });

  test.each([
    ['full', exact.p_full],
    ['empty', exact.p_empty],
    ['deficit', exact.p_deficit],
  ] as const)('has the share of %s steps of the stationary law', (key, share) => {
    // twice 5 standard errors, since being full or empty may last longer than the storages' tau;
    // 5 steps more, for shares so small that the normal law does not hold
    const standardError = Math.sqrt((share * (1 - share)) / effective);
    expect(Math.abs(summary[key] - share)).toBeLessThan(10 * standardError + 5 / T);
  });

  test('releases and spills on average what flows in', () => {
    // the inflows are independent, with at most the spread of the normals before the cut
    expect(Math.abs(summary.inflow - exact.inflow_mean)).toBeLessThan(
      (5 * exact.sig) / Math.sqrt(T),
    );
    // over the run only the storage at its ends is missing, at most K
    const missing = Math.abs(summary.inflow - summary.release - summary.spill);
    expect(missing).toBeLessThanOrEqual((2 * exact.K) / T);
  });
});
