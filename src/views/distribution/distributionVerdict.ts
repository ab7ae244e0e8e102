import {
  formatCount,
  formatNumber,
  formatPart,
  plural,
  standardErrors,
} from '../../components/format.ts';
import {
  independentSteps,
  isTooShort,
  roomOf,
  starts,
  stepsFromStart,
  stepsNeeded,
  stepsToForget,
} from '../../core/metrics/expectations.ts';
import type { Metrics } from '../../core/metrics/metrics.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { numbersOf, type LawTable } from '../../core/theory/LawTable.ts';
import { compareCells, type Cells } from './cells.ts';
import { expectedText, formatMeasure } from './measureTexts.ts';
import { noLawText } from './theoryTexts.ts';

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
  fitted: LawTable | null = null,
): string {
  const { estimate, exact, standardError, z } = told.mean;
  const tell = (value: number | null) => formatMeasure('mean', value, standardError);
  const part = formatPart(tell(estimate), estimate ?? NaN, settings.K);
  const mean = `On average ${part} is stored`;
  if (fitted !== null) {
    return `${mean}; the law of μ and σ comes to ${tell(numbersOf(fitted).mean)} in the long run. The run is drawn from a record, not from that law, so no standard error is told.`;
  }
  if (law === null) return `${mean}. ${noLawText(settings)} So nothing is compared with it.`;

  const { storage } = law.stepMeans;
  const beside = `${mean}; exactly ${tell(exact)} in the long run`;
  const needed = (least: number) => {
    const paths = starts(settings) === 1 ? 'a path' : 'paths';
    return `${paths} of ${plural(stepsFromStart(settings), 'step')} from full, where ${atLeast(least)} are needed`;
  };
  const isConstant = storage.variance === 0;
  if (Number.isNaN(storage.variance)) {
    return `${beside}. With ρ ≠ 0 no standard error is known here, so the two are not compared.`;
  }
  if (isTooShort(law) && !(isConstant && storage.startBias === 0)) {
    return `${beside}. Too short to compare storages: ${needed(stepsNeeded(law))}.`;
  }
  if (isConstant) return `${beside}: nothing is left to chance.`;
  const forgotten = stepsToForget(storage, roomOf(storage.mean, 0, law.settings.K));
  if (stepsFromStart(settings) < forgotten) {
    return `${beside}. The mean is not compared, for the start from full still counts: ${needed(forgotten)}.`;
  }

  const expectedHere = expectedText('mean', told.mean);
  const apart = [
    beside,
    ...(expectedHere === null
      ? []
      : [`${expectedHere} expected of this run with ${startsOf(settings)}`]),
    ...(z === null ? [] : [`${standardErrors(Math.abs(z).toFixed(1))} apart`]),
  ].join(', ');
  const { compared, far, largest } = compareCells(cells, FAR);
  const one = oneStreamText(settings);
  if (compared < FEWEST_CELLS) {
    const why =
      settings.rho === 0
        ? 'Too few steps to judge individual bars.'
        : 'Single parts of the histogram are not judged here: with ρ ≠ 0 their standard errors take too long, or steps are too few.';
    return `${apart}. ${why}${one}`;
  }
  const expected = formatNumber(0.0027 * compared, 2);
  return (
    `${apart}. Of ${formatCount(compared)} parts of the histogram ${far === 0 ? 'none' : formatCount(far)} ` +
    `${far < 2 ? 'is' : 'are'} more than ${FAR} standard errors off (about ${expected} by chance), ` +
    `the farthest by ${largest.toFixed(1)}.${one}`
  );
}

function startsOf(settings: Settings): string {
  return starts(settings) === 1 ? 'its start from full' : 'its starts from full';
}

/** How much a run tells whose chunks draw what others draw; empty where each has shocks of its own. */
function oneStreamText(settings: Settings): string {
  const steps = Math.round(independentSteps(settings));
  if (steps >= settings.T) return '';
  return settings.seeding === 'same'
    ? ' All chunks draw one stream, so the run tells no more than one of them.'
    : ` Chunks draw parts of one stream, so the run tells as much as about ${plural(steps, 'step')}.`;
}

/** Steps in three digits, rarely some more than needed. */
function atLeast(steps: number): string {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(steps)) - 2);
  return formatNumber(Math.ceil(steps / unit) * unit);
}
