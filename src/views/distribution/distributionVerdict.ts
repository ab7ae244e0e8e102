import { formatCount, formatNumber, plural } from '../../components/format.ts';
import {
  independentSteps,
  isTooShort,
  stepsFromStart,
  stepsNeeded,
} from '../../core/metrics/expectations.ts';
import type { Metrics } from '../../core/metrics/metrics.ts';
import type { Settings } from '../../core/simulation.ts';
import type { LawTable } from '../../core/theory/LawTable.ts';
import { compareCells, type Cells } from './cells.ts';

/** Standard errors that noise exceeds in 3 of 1000 comparisons. */
const FAR = 3;

/** Parts of the histogram that a sentence is worth. */
const FEWEST_CELLS = 10;

/** What the run says and what theory says, in a sentence or two with their numbers. */
export function distributionVerdict(
  settings: Settings,
  law: LawTable | null,
  told: Metrics,
  cells: Cells,
): string {
  const { estimate, exact, z } = told.mean;
  const mean = `On average ${formatNumber(estimate!, 4)} of ${formatNumber(settings.K)} is stored`;
  if (law === null) {
    return `${mean}. The exact law of this reservoir cannot be solved well here, so nothing is compared with it.`;
  }
  const beside = `${mean}; exactly ${formatNumber(exact!, 4)} in the long run`;
  if (isTooShort(law)) {
    const steps = stepsFromStart(settings);
    return `${beside}. Too short to tell: paths of ${plural(steps, 'step')} from full, where ${formatNumber(stepsNeeded(law))} are needed.`;
  }
  if (law.stepMeans.storage.variance === 0) return `${beside}: nothing is left to chance.`;
  const { compared, far, largest } = compareCells(cells, FAR);
  const one =
    independentSteps(settings) < settings.T
      ? ' All chunks draw one stream, so the run tells no more than one of them.'
      : '';
  const distance = z === null ? '' : `, ${Math.abs(z).toFixed(1)} standard errors apart`;
  if (compared < FEWEST_CELLS) {
    return `${beside}${distance}. Too few steps to judge single parts of the histogram.${one}`;
  }
  const expected = formatNumber(0.0027 * compared, 2);
  return (
    `${beside}${distance}. Of ${formatCount(compared)} parts of the histogram ${far === 0 ? 'none' : formatCount(far)} ` +
    `${far < 2 ? 'is' : 'are'} more than ${FAR} standard errors off (about ${expected} by chance), ` +
    `the farthest by ${largest.toFixed(1)}.${one}`
  );
}
