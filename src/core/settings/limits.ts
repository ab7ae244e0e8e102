/** Steps of the longest run that the page makes. */
export const LONGEST_RUN = 1e10;

/** Greatest T that runs by itself: while a slider moves, and when it has been let go. */
export const AUTO_STEPS = { dragging: 1e6, settled: 1e7 } as const;

/** Greatest T whose analysis is finished first when a newer run has come: else none would ever be. */
export const SOON_ANALYSED = 1e6;

/** Workers that may be started at once. */
export const MOST_WORKERS = 64;
