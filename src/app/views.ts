/** The views, in the order of their tabs, and what stands on these. */
export const VIEWS = {
  storage: 'Storage',
  distribution: 'Distribution',
  independence: 'Independence',
  timing: 'Timing',
} as const;

export type View = keyof typeof VIEWS;

export const VIEW_NAMES = Object.keys(VIEWS) as readonly View[];
