import { formatFixed, formatShare, plural } from '../../components/format.ts';
import type { InflowRecord } from '../../core/record/InflowRecord.ts';
import { recordStatistics, type RecordStatistics } from '../../core/record/recordStatistics.ts';
import { yearsOf, type Conversion, type YearsOptions } from '../../core/record/yearsOf.ts';
import { extentText, recordText } from './recordTexts.ts';

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

/** The years of what was read: months and days are summed, for as independent steps they would be none. */
export function understand(read: InflowRecord, options: YearsOptions): Understood {
  try {
    const { step } = read;
    if (step !== 'month' && step !== 'day') {
      const statistics = recordStatistics(read);
      const sentence = recordText(read, statistics);
      return { record: read, sentence, remarks: correlationRemarks(statistics), error: null };
    }
    const { record, leftOut, monthShare } = yearsOf(read, options);
    const statistics = recordStatistics(record);
    const remarks = [...yearRemarks(step, leftOut, monthShare), ...correlationRemarks(statistics)];
    const sentence = `${extentText(read)}. In complete years: ${recordText(record, statistics)}`;
    return { record, sentence, remarks, error: null };
  } catch (error) {
    return { record: null, error: error instanceof Error ? error.message : String(error) };
  }
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

/** That years know of one another, where the record shows it. */
function correlationRemarks({ moments: { lag1 }, lag1Bound }: RecordStatistics): string[] {
  if (lag1 === null || Math.abs(lag1) <= lag1Bound) return [];
  return [
    `A lag-one correlation beyond ±${formatFixed(lag1Bound, 2)} is more than chance: years in a row know of one another. Take it as ρ, or draw blocks of years.`,
  ];
}

/** What is made of values in the unit that a text names. */
export function conversionOf(unit: string | null): Conversion {
  const plain = (unit ?? '').toLowerCase().replaceAll('³', '3').replace(/[\s^]/g, '');
  if (/^m3\/s|^m3s-1|^cumec|^cms\b/.test(plain)) return 'm3/s to Mm3';
  if (/^ft3\/s|^cfs|^cubicfeetpersecond/.test(plain)) return 'cfs to acre-feet';
  return 'sum';
}

/** Years in a row that are drawn at once, unless another number is asked for. */
export function defaultBlock(count: number): number {
  return Math.max(1, Math.round(Math.cbrt(count)));
}
