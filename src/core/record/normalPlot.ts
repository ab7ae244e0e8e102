/** A normal quantile plot of a record: sorted values beside normal quantiles at Blom's positions (i - 3/8) / (n + 1/4). */
export interface NormalPlot {
  readonly points: readonly (readonly [quantile: number, value: number])[];
  /** correlation of the two, r_Q; null without spread */
  readonly correlation: number | null;
}

export function normalPlot(_values: readonly number[]): NormalPlot {
  throw new Error('not yet');
}

/** What r_Q of normal samples of n falls below in one of twenty: by simulation, some 0.2 s. */
export function normalPlotBound(_n: number): number {
  throw new Error('not yet');
}
