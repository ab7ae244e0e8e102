import type { RecordNotice } from './RecordReading.ts';
import type { RecordStatistics } from './recordStatistics.ts';
import type { Years } from './yearsOf.ts';

/** Fewer values are not fitted. */
export const LEAST_FITTED = 10;

/** Fewer values say little. */
const FEW = 30;

/** Years that are named in a sentence. */
const MOST_NAMED = 8;

/** What is to be known of a record before it is used. */
export function recordNotices(
  { record, leftOut, negative, monthShare }: Years,
  { moments, missing, run, lag1Bound }: RecordStatistics,
): readonly RecordNotice[] {
  const notices: RecordNotice[] = [];
  const add = (kind: RecordNotice['kind'], label: string, text: string) =>
    notices.push({ kind, label, text, other: null });
  const counted = (count: number) => {
    const one = record.step === null ? 'value' : 'year';
    return `${count} ${count === 1 ? one : `${one}s`}`;
  };
  const { n, sd, lag1 } = moments;
  if (lag1 !== null && Math.abs(lag1) > lag1Bound) {
    const wrong = lag1 > 0 ? 'too small' : 'larger than needed';
    add(
      'correlated',
      'successive values are correlated',
      `Successive values are correlated: r1 = ${lag1.toFixed(2)}, and chance alone exceeds ±${lag1Bound.toFixed(2)} in one ` +
        `of twenty records. The storage of independent years is ${wrong}.`,
    );
  }
  if (monthShare !== null) {
    add(
      'months',
      'years from shorter steps',
      `The calendar month explains ${Math.round(100 * monthShare)} % of the variance: shorter steps are no independent ` +
        'draws of one law, so years are used.',
    );
  }
  if (leftOut.length > 0) {
    const named = leftOut.slice(0, MOST_NAMED).join(', ');
    const more = leftOut.length > MOST_NAMED ? `, and ${leftOut.length - MOST_NAMED} more` : '';
    add(
      'leftOut',
      `${counted(leftOut.length)} left out`,
      `Years that are not complete are left out: ${named}${more}.`,
    );
  }
  if (missing > 0) {
    add(
      'missing',
      `${counted(missing)} missing`,
      `${counted(missing)} missing. The moments are of all that are there; the record itself is run through the ` +
        `reservoir over its longest part without a gap, ${counted(run.values.length)}.`,
    );
  }
  if (negative > 0) {
    add('negative', `${counted(negative)} below 0`, `${counted(negative)} below 0: taken as 0.`);
  }
  if (n < LEAST_FITTED) {
    add('short', 'short record', `${counted(n)}: too few for a fit, which takes ${LEAST_FITTED}.`);
  } else if (n < FEW) {
    add('short', 'short record', `${counted(n)}: fewer than ${FEW} say little of the spread.`);
  }
  if (sd === 0)
    add('constant', 'no spread', 'All values are equal: nothing is left to chance, σ = 0.');
  return notices;
}
