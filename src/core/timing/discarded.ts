/** Why a sample is thrown away: the page was hidden meanwhile, a worker was lost, the page stood still, or computed something else. */
export type DiscardReason = 'hidden' | 'lost' | 'paused' | 'disturbed';

/** How many samples were thrown away, and why; each was taken again. */
export interface Discarded {
  readonly hiddenSamples: number;
  readonly lostSamples: number;
  readonly pausedSamples: number;
  readonly disturbedSamples: number;
}

export const NONE_DISCARDED: Discarded = {
  hiddenSamples: 0,
  lostSamples: 0,
  pausedSamples: 0,
  disturbedSamples: 0,
};

const COUNTS = {
  hidden: 'hiddenSamples',
  lost: 'lostSamples',
  paused: 'pausedSamples',
  disturbed: 'disturbedSamples',
} as const satisfies Record<DiscardReason, keyof Discarded>;

/** The count of that reason, with one more. */
export function oneMoreDiscarded(before: Discarded, why: DiscardReason): Partial<Discarded> {
  const count = COUNTS[why];
  return { [count]: before[count] + 1 };
}
