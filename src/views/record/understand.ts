import { formatFixed, formatShare, plural } from '../../components/format.ts';
import { LEAST_FITTED } from '../../core/record/fittedLaw.ts';
import type { InflowRecord } from '../../core/record/InflowRecord.ts';
import { recordStatistics, type RecordStatistics } from '../../core/record/recordStatistics.ts';
import { yearsOf, type YearsOptions } from '../../core/record/yearsOf.ts';
import { extentText, recordText, stepWord } from './recordTexts.ts';

/** What became of what was read: a record of years, in a sentence, and what is to be said of it; or why there is none. */
export type Understood =
  | {
      readonly record: InflowRecord;
      readonly sentence: string;
      readonly remarks: readonly string[];
      readonly error: null;
    }
  | { readonly record: null; readonly error: string };

/** Of the variance, that is worth a word. */
const LEAST_SHARE = 0.01;

/** Years that a remark names. */
const MOST_NAMED = 8;

/** Fewer values say little of the spread. */
const FEW = 30;

/** The years of what was read: months and days are summed, for as independent steps they would be none. */
export function understand(read: InflowRecord, options: YearsOptions): Understood {
  try {
    const { step } = read;
    const { record, leftOut, monthShare } = yearsOf(read, options);
    const statistics = recordStatistics(record);
    const others = [...lengthRemarks(record, statistics), ...correlationRemarks(statistics)];
    const text = recordText(record, statistics);
    if (step !== 'month' && step !== 'day') {
      return { record, sentence: text, remarks: others, error: null };
    }
    const remarks = [...yearRemarks(step, leftOut, monthShare), ...others];
    const sentence = `${extentText(read)}. In complete years: ${text}`;
    return { record, sentence, remarks, error: null };
  } catch (error) {
    return { record: null, error: error instanceof Error ? error.message : String(error) };
  }
}

/** That a record is short, or has no spread. */
function lengthRemarks(record: InflowRecord, { moments: { n, sd } }: RecordStatistics): string[] {
  const are = plural(n, stepWord(record));
  if (sd === 0) return ['All values are equal: nothing is left to chance, and σ is 0.'];
  if (n < LEAST_FITTED) return [`${are} are too few for a law: it takes ${LEAST_FITTED}.`];
  return n < FEW ? [`${are} say little of the spread, and less of dry years in a row.`] : [];
}

function yearRemarks(
  step: 'month' | 'day',
  leftOut: readonly string[],
  monthShare: number | null,
): string[] {
  const share =
    monthShare === null || monthShare < LEAST_SHARE
      ? ''
      : `: the calendar month alone explains ${formatShare(monthShare)} of their variance`;
  const remarks = [
    `${step === 'month' ? 'Months' : 'Days'} are not drawn one by one, for they follow the seasons${share}. They are summed to years.`,
  ];
  if (leftOut.length > 0) {
    const named = leftOut.slice(0, MOST_NAMED).join(', ');
    const rest = leftOut.length > MOST_NAMED ? ` and ${leftOut.length - MOST_NAMED} more` : '';
    remarks.push(`${plural(leftOut.length, 'year')} left out, not complete: ${named}${rest}.`);
  }
  return remarks;
}

/** That successive years are correlated, where the record shows it. */
function correlationRemarks({ moments: { lag1 }, lag1Bound }: RecordStatistics): string[] {
  if (lag1 === null || Math.abs(lag1) <= lag1Bound) return [];
  return [
    `A lag-one correlation beyond ±${formatFixed(lag1Bound, 2)} is more than chance: successive years are correlated. Take it as ρ, or draw blocks of years.`,
  ];
}

/** Years in a row that are drawn at once, unless another number is asked for: as the form has it, a quarter of them at most. */
export function defaultBlock(count: number): number {
  return Math.max(1, Math.min(Math.round(Math.cbrt(count)), Math.floor(count / 4)));
}
