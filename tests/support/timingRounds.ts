import { Xoshiro } from '../../src/core/rng/xoshiro.ts';
import type { Parts, TimingRound } from '../../src/core/timing/Timing.ts';

const NO_PARTS = { startMs: 0, computeMs: 0, handOverMs: 0, mergeMs: 0, waitMs: 0 };

/** A run of which only the time matters. */
export function wallOnly(wallMs: number): Parts {
  return { ...NO_PARTS, wallMs };
}

/** Rounds with a time each, by number of workers; NaN where one is missing. */
export function roundsOf(times: Readonly<Record<number, readonly number[]>>): TimingRound[] {
  return Object.entries(times).flatMap(([workers, own]) =>
    own
      .map((wallMs, round) => ({ round, workers: Number(workers), ...wallOnly(wallMs) }))
      .filter(({ wallMs }) => !Number.isNaN(wallMs)),
  );
}

/** T(p) of the Universal Scalability Law, T(1) = 400 ms. */
export function uslMs(workers: number, contention: number, coherency: number): number {
  const others = workers - 1;
  return 400 * (1 / workers + (contention * others) / workers + coherency * others);
}

/** Factors by which runs are slower than they should be, of spread `size`; each has a fixed seed. */
export const NOISES = {
  lognormal: (size: number) => {
    const random = seeded();
    return () => {
      const radius = Math.sqrt(-2 * Math.log(random.nextUniform()));
      return Math.exp(size * radius * Math.cos(2 * Math.PI * random.nextUniform()));
    };
  },
  /** never faster, sometimes much slower */
  exponential: (size: number) => {
    const random = seeded();
    return () => 1 - size * Math.log(random.nextUniform());
  },
} as const;

function seeded(): Xoshiro {
  return new Xoshiro([1, 2, 3, 4, 5, 6, 7, 8]);
}

/** Rounds of all numbers of workers by the law, each time with its own noise. */
export function noisyRounds(
  workerCounts: readonly number[],
  [contention, coherency]: readonly [number, number],
  roundCount: number,
  noise: () => number,
): TimingRound[] {
  return Array.from({ length: roundCount }, (_, round) =>
    workerCounts.map((workers) => ({
      round,
      workers,
      ...wallOnly(uslMs(workers, contention, coherency) * noise()),
    })),
  ).flat();
}
