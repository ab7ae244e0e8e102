import { Settable } from './Store.ts';

/**
 * How much is under way in workers that are not a pool's, and is no activity of the session: texts and files that are
 * read. One for the page, not of its session, which those who read need not know.
 */
export const sideWork = new Settable(0);

/** Counts this until it has settled: a measurement hears of it. */
export async function asSideWork<Result>(work: Promise<Result>): Promise<Result> {
  sideWork.set(sideWork.state() + 1);
  try {
    return await work;
  } finally {
    sideWork.set(sideWork.state() - 1);
  }
}
