import { describe, expect, it } from 'vitest';
import { timingFit } from '../../src/core/timing/timingFit.ts';
import { noisyRounds, NOISES } from '../support/timingRounds.ts';

const fitOf = (...of: Parameters<typeof timingFit>) => timingFit(...of).fit;

const REPETITIONS = 200;

const TWO = [1, 2];
const FOUR = [1, 2, 3, 4];
const EIGHT = [1, 2, 3, 4, 5, 6, 7, 8];

/** The shares of 95 % intervals that hold the contention and the coherency of which the times were made. */
function coverage(
  workerCounts: readonly number[],
  law: readonly [contention: number, coherency: number],
  roundCount: number,
  noise: () => number,
): { contention: number; coherency: number } {
  const covered = { contention: 0, coherency: 0 };
  let told = 0;
  for (let repetition = 0; repetition < REPETITIONS; repetition++) {
    const fit = fitOf(noisyRounds(workerCounts, law, roundCount, noise), 8, EIGHT);
    if (fit === null) continue; // at the level of 1 % a true law may not be told
    told++;
    if (fit.low <= law[0] && law[0] <= fit.high) covered.contention++;
    if (fit.coherencyLow <= law[1] && law[1] <= fit.coherencyHigh) {
      covered.coherency++;
    }
  }
  expect(told).toBeGreaterThan(0.97 * REPETITIONS);
  return { contention: covered.contention / told, coherency: covered.coherency / told };
}

/*
 * Of 1000 repetitions of each case, with noise of 3 %, the intervals of contention covered 92 to 97 % by
 * Karp and Flatt's and Amdahl's laws and 95 to 97 % by the Universal Scalability Law. Where that law is
 * fitted to times without coherency they covered 87 to 94 %: what noise looks like coherency, which cannot
 * be below 0, is missing from contention. 200 repetitions have a standard error of 1.5 to 2.4 %: the bounds
 * are two of these outside of what was seen.
 */
describe('the 95 % intervals of a fit', () => {
  it.each([
    { workers: TWO, law: [0.04, 0], rounds: 5, noise: 'exponential' },
    { workers: TWO, law: [0.005, 0], rounds: 9, noise: 'lognormal' },
    { workers: FOUR, law: [0.04, 0], rounds: 5, noise: 'lognormal' },
    { workers: FOUR, law: [0.005, 0], rounds: 9, noise: 'exponential' },
    { workers: EIGHT, law: [0.04, 0.002], rounds: 5, noise: 'exponential' },
    { workers: EIGHT, law: [0.04, 0.002], rounds: 9, noise: 'lognormal' },
  ] as const)('hold the law of $workers by $law, $rounds rounds, $noise', (known) => {
    const { contention, coherency } = coverage(
      known.workers,
      known.law,
      known.rounds,
      NOISES[known.noise](0.03),
    );
    expect(contention).toBeGreaterThan(0.88);
    expect(contention).toBeLessThan(0.999);
    expect(coherency).toBeGreaterThan(0.9); // always where it is not fitted, for it is 0
  });

  it('hold it less often where there is no coherency to find', () => {
    const { contention, coherency } = coverage(EIGHT, [0.04, 0], 5, NOISES.lognormal(0.03));
    expect(contention).toBeGreaterThan(0.82);
    expect(coherency).toBeGreaterThan(0.93);
  });
});
