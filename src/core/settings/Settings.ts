/**
 * Everything that fixes the numbers of an experiment, under the names that links and files use.
 * Volumes share one unit; a step is one period.
 */
export interface Settings {
  /** capacity, in (0, 1e9] */
  readonly K: number;
  /** mean of the normal before it is cut at 0 */
  readonly mu: number;
  /** standard deviation of that normal, from 0 */
  readonly sigma: number;
  /** target release S̄, in [0, K] */
  readonly target: number;
  /** steps in all, over all chunks */
  readonly T: number;
  /** chunks, at most T and 4096 */
  readonly chunks: number;
  /** whole number in [0, 2³²) */
  readonly seed: number;
  /**
   * `numpy`: MT19937 and the polar method of `np.random.seed` and `np.random.normal`;
   * `xoshiro`: the fast streams that docs/streams.md defines
   */
  readonly generator: 'numpy' | 'xoshiro';
  /**
   * `distinct`: a stream for each chunk; `same`: one stream for all, the flaw; `shifted`: one stream
   * for all, which every chunk enters `SHIFT_STEPS` after the one before: a flaw that hides
   */
  readonly seeding: 'distinct' | 'same' | 'shifted';
  /** `restart`: every chunk starts full; `continue`: where the one before ended */
  readonly boundary: 'restart' | 'continue';
  /** correlation of the normals of successive steps, in [-0.95, 0.95]; at 0 no step knows another */
  readonly rho: number;
  /** what inflows are drawn from instead of the normal; null for the normal. No link holds it. */
  readonly record: RecordDraw | null;
}

/** The settings that a link holds, each under its name. */
export type LinkKey = Exclude<keyof Settings, 'record'>;

/** How inflows are drawn from a record: circular blocks of values in a row, each as likely as any other. */
export interface RecordDraw {
  /** the record without its gaps, in the unit of volumes */
  readonly values: readonly number[];
  /** values in a row, whole, from 1: single values */
  readonly blockLength: number;
}
