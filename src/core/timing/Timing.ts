import type { Settings } from '../settings/Settings.ts';
import type { Discarded } from './discarded.ts';

/** Where the time of one run went: in ms, as means over its workers, from their time stamps. */
export interface Parts {
  readonly wallMs: number;
  /** until a worker begins its first job */
  readonly startMs: number;
  readonly computeMs: number;
  /** messages: results to the page, later jobs to the worker */
  readonly handOverMs: number;
  /** the page puts results together, and the worker waits for its next job */
  readonly mergeMs: number;
  /** the remainder: a worker has nothing to do */
  readonly waitMs: number;
}

/** The parts, in the order in which they come. */
export const PARTS = ['startMs', 'computeMs', 'handOverMs', 'mergeMs', 'waitMs'] as const;
export type Part = (typeof PARTS)[number];

/** The same for every part. */
export function eachPart(of: (part: Part) => number): Record<Part, number> {
  return Object.fromEntries(PARTS.map((part) => [part, of(part)])) as Record<Part, number>;
}

/** One timed run. */
export interface TimingRound extends Parts {
  readonly round: number;
  readonly workers: number;
}

/** The rounds of one number of workers. */
export interface TimingMedian {
  readonly workers: number;
  /** median wall-clock time */
  readonly wallMs: number;
  /** 95 % interval of the median, by bootstrap over rounds */
  readonly low: number;
  readonly high: number;
  /** the fastest round: best seen */
  readonly fastest: number;
  readonly slowest: number;
  /** median absolute deviation over the median */
  readonly deviation: number;
  /** T(1) / T(p); null until one worker has been timed */
  readonly speedup: number | null;
  /** its 95 % interval */
  readonly speedupLow: number | null;
  readonly speedupHigh: number | null;
  /** speed-up / workers */
  readonly efficiency: number | null;
  /** serial fraction (1/S - 1/p) / (1 - 1/p); null for one worker */
  readonly karpFlatt: number | null;
}

/**
 * What was fitted to the medians, with 95 % intervals by bootstrap over rounds: Karp and Flatt's serial fraction
 * from one number of workers beside 1, Amdahl's law from two or three, the Universal Scalability Law from four.
 *
 *   T(p) = T(1) (1/p + contention (p-1)/p + coherency (p-1)), up to a factor near 1
 */
export interface ScalingFit {
  readonly model: 'karp-flatt' | 'amdahl' | 'usl';
  /** the share of the work that is serial */
  readonly contention: number;
  readonly low: number;
  readonly high: number;
  /** the cost of keeping workers in step; 0 where the model has none */
  readonly coherency: number;
  readonly coherencyLow: number;
  readonly coherencyHigh: number;
}

/** That the law which these numbers of workers ask for does not fit their times. */
export interface NoLaw {
  readonly model: 'amdahl' | 'usl';
  /** the chance that noise alone makes as much of a true law, by bootstrap over rounds */
  readonly chance: number;
  /** the most that it is off a median, as a share of that */
  readonly mostMissed: number;
  /** that the times look like those of fewer cores than are reported; null if they do not */
  readonly plateau: Plateau | null;
}

/** Times that fall as those of so many cores do, and then stay. */
export interface Plateau {
  /** the number of workers from which on more are no faster */
  readonly from: number;
  /** the cores that the times look like */
  readonly cores: number;
}

/** What a measurement brought: the part `timing` of the JSON file. */
export interface Timing extends Discarded {
  readonly steps: number;
  readonly chunks: number;
  /** the same work in total for every number of workers */
  readonly mode: 'strong';
  readonly rounds: readonly TimingRound[];
  readonly medians: readonly TimingMedian[];
  /** null where there is nothing to fit, the cut alone limits the speed-up, the rounds differ too much, or no law fits */
  readonly fit: ScalingFit | null;
  /** null where a law fits, or none was tried */
  readonly noLaw: NoLaw | null;
  readonly clockStepMs: number;
  /** the logical cores that the browser reports: more workers share them, and are not fitted */
  readonly cores: number;
}

/** A measurement, finished or growing. */
export interface Measurement {
  /** those measured */
  readonly settings: Settings;
  /** the numbers of workers that are timed, rising */
  readonly counts: readonly number[];
  readonly roundCount: number;
  readonly timing: Timing;
  /** the greatest speed-up that the cut allows, for 1, 2, ... workers */
  readonly ideal: readonly number[];
  /** what each worker took to start, before the clock */
  readonly startTimesMs: readonly number[];
}
