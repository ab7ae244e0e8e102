/** Widest panel on which the law is solved, in spreads of the inflow. */
export const WIDEST_PANEL = 3;

/** A number of each step, of which a run tells the mean. */
export interface StepMean {
  /** its mean in the long run */
  readonly mean: number;
  /** of the mean of n steps this variance is about 1/n; it holds what neighbouring steps have in common; NaN if not known */
  readonly variance: number;
  /** sum over all steps of what a start from full storage adds; NaN if not known */
  readonly startBias: number;
}

/** `square` is (S - E[S])²; `full`, `empty` and `deficit` are 1 in the steps that are of the kind. */
export type StepMeanName =
  'storage' | 'square' | 'release' | 'spill' | 'inflow' | 'full' | 'empty' | 'deficit';

/** The numbers of the law that the storage of one long path comes to, whatever it began from; NaN where one is not known. */
export interface StationaryNumbers {
  readonly mean: number;
  readonly standardDeviation: number;
  /** P(S = K), P(S = 0), P(S < S̄) */
  readonly full: number;
  readonly empty: number;
  readonly deficit: number;
  /** means of min(S, S̄), spill and inflow */
  readonly release: number;
  readonly spill: number;
  readonly inflow: number;
  /** integrated autocorrelation time: so many steps tell as much of the mean as one independent value */
  readonly tau: number;
  /** sum over all steps of what a start from full storage adds to the mean */
  readonly startBias: number;
  /** how far two solutions are apart: their sum from 1, or with ρ their numbers of them; 0 for closed forms */
  readonly errorIndicator: number;
}

/** The stationary law, and what it says of the means of a run. */
export interface StationaryLaw extends StationaryNumbers {
  /** P(S <= s) for s below K */
  readonly cdf: (s: number) => number;
  readonly stepMeans: Readonly<Record<StepMeanName, StepMean>>;
  /**
   * Whether S lies in a cell, for the cells that ascending cuts make of [0, K]: up to the first one, from
   * one to the next, and above the last; a cell holds its upper end.
   */
  readonly cells: (cuts: readonly number[]) => StepMean[];
  /** the chance that a failed step is the last of its event, where it is not that of P(I >= S̄) */
  readonly resilience?: number | null;
  /** Correlation of S_0 and S_k from k = 1 on, until it has faded; null where that would take too long. */
  readonly autocorrelations: () => Float64Array<ArrayBuffer> | null;
}
