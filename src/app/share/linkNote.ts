import { drawInForce } from '../address/useLocationSearch.ts';

/** What the link of the page in force leaves out; null if it holds all of the run. */
export function linkNote(): string | null {
  return drawInForce() === null
    ? null
    : 'The link does not hold your record: it opens the law of μ and σ, and gives other numbers.';
}
