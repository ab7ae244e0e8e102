import { formatCount, formatNumber, plural, standardErrors } from '../../components/format.ts';
import {
  independentSteps,
  isTooShort,
  ofMean,
  roomOf,
  starts,
  stepsFromStart,
  stepsNeeded,
  stepsToForget,
} from '../../core/metrics/expectations.ts';
import type { Metrics } from '../../core/metrics/metrics.ts';
import type { Settings } from '../../core/simulation.ts';
import type { LawTable } from '../../core/theory/LawTable.ts';
import { compareCells, type Cells } from './cells.ts';
import { noLawText } from './theoryTexts.ts';

/** Standard errors that noise exceeds in 3 of 1000 comparisons. */
const FAR = 3;

/** Parts of the histogram that a sentence is worth. */
const FEWEST_CELLS = 10;

/** Standard errors that starts from full may add to the mean without a word. */
const LITTLE = 0.1;

/** What the run says and what theory says, in a sentence or two with their numbers. */
export function distributionVerdict(
  settings: Settings,
  law: LawTable | null,
  told: Metrics,
  cells: Cells,
): string {
  const { K, T } = settings;
  const { estimate, exact, z } = told.mean;
  const mean = `On average ${formatNumber(estimate!, 4)} of ${formatNumber(K)} is stored`;
  if (law === null) return `${mean}. ${noLawText(settings)} So nothing is compared with it.`;

  const { storage } = law.stepMeans;
  const beside = `${mean}; exactly ${formatNumber(exact!, 4)} in the long run`;
  const needed = (least: number) => {
    const paths = starts(settings) === 1 ? 'a path' : 'paths';
    return `${paths} of ${plural(stepsFromStart(settings), 'step')} from full, where ${atLeast(least)} are needed`;
  };
  const isConstant = storage.variance === 0;
  if (isTooShort(law) && !(isConstant && storage.startBias === 0)) {
    return `${beside}. Too short to compare storages: ${needed(stepsNeeded(law))}.`;
  }
  if (isConstant) return `${beside}: nothing is left to chance.`;
  const forgotten = stepsToForget(storage, roomOf(storage.mean, 0, K));
  if (stepsFromStart(settings) < forgotten) {
    return `${beside}. Not compared, for the start from full still counts: ${needed(forgotten)}.`;
  }

  const apart =
    withStarts(law) + (z === null ? '' : `, ${standardErrors(Math.abs(z).toFixed(1))} apart`);
  const { compared, far, largest } = compareCells(cells, FAR);
  const one =
    independentSteps(settings) < T
      ? ' All chunks draw one stream, so the run tells no more than one of them.'
      : '';
  if (compared < FEWEST_CELLS) {
    return `${beside}${apart}. Too few steps to judge single parts of the histogram.${one}`;
  }
  const expected = formatNumber(0.0027 * compared, 2);
  return (
    `${beside}${apart}. Of ${formatCount(compared)} parts of the histogram ${far === 0 ? 'none' : formatCount(far)} ` +
    `${far < 2 ? 'is' : 'are'} more than ${FAR} standard errors off (about ${expected} by chance), ` +
    `the farthest by ${largest.toFixed(1)}.${one}`
  );
}

/** What theory expects of such a run, where it is not what comes in the long run. */
function withStarts(law: LawTable): string {
  const { settings, stepMeans } = law;
  const { exact, expected = exact, standardError } = ofMean(law, stepMeans.storage, 0, settings.K);
  const shown = formatNumber(expected, 4);
  const isLittle = Math.abs(expected - exact) <= LITTLE * (standardError ?? Infinity);
  if (isLittle || shown === formatNumber(exact, 4)) return '';
  return `, ${shown} with ${starts(settings) === 1 ? 'the start' : 'starts'} from full`;
}

/** Steps in three digits, rarely some more than needed. */
function atLeast(steps: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(steps)) - 2);
  return formatNumber(Math.ceil(steps / unit) * unit);
}
