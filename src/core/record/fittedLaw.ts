import { fitCensoredNormal } from './fitCensoredNormal.ts';
import type { Moments } from './recordStatistics.ts';

/** Fewer values are not fitted. */
export const LEAST_FITTED = 10;

/** The law fitted to a record: cut at 0, it has its mean and spread; null for too few values, or where hardly ever anything flows. */
export function fittedLaw({ n, mean, sd }: Moments): ReturnType<typeof fitCensoredNormal> {
  return n < LEAST_FITTED || !(mean > 0) ? null : fitCensoredNormal(mean, sd);
}
