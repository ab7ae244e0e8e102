import type { Settings } from '../simulation.ts';
import type { Parts } from './Timing.ts';

/** What may be compared beside worker counts. */
export const COMPARISONS = ['scaling', 'hand-over', 'start', 'kernel', 'generator'] as const;
export type ComparisonKind = (typeof COMPARISONS)[number];

/** One of the ways that are compared. */
export interface Condition {
  /** names it in files: `transfer, 8 MB` */
  readonly name: string;
  /** the work of one sample, in steps; values handed over where nothing is computed */
  readonly steps: number;
  /** of one run of it; null where nothing is simulated */
  readonly settings: Settings | null;
  /** messages of one sample, where these are what is compared */
  readonly messages: number | null;
  readonly workers: number;
}

/** One timed run of one condition. */
export interface ComparisonSample extends Parts {
  readonly round: number;
  /** place of its condition */
  readonly condition: number;
}

/** A comparison, finished or growing. The first condition is what the others are compared with. */
export interface Comparison {
  readonly kind: ComparisonKind;
  readonly conditions: readonly Condition[];
  readonly roundCount: number;
  readonly samples: readonly ComparisonSample[];
  /** samples thrown away because the page was hidden */
  readonly hiddenSamples: number;
  /** samples thrown away because a worker was lost */
  readonly lostSamples: number;
}
