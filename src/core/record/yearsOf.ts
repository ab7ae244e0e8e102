import type { InflowRecord } from './InflowRecord.ts';

/** `sum`: values are volumes, which add up; the others are mean flows, made volumes by the length of their steps. */
export type Conversion = 'sum' | 'm3/s to Mm3' | 'cfs to acre-feet';

export interface YearsOptions {
  readonly conversion: Conversion;
  /** in which a year begins, 1 to 12; a year that begins later than January is named after that in which it ends */
  readonly firstMonth: number;
}

export interface Years {
  readonly record: InflowRecord;
  /** years that have some values, but not all */
  readonly leftOut: readonly string[];
  /** of the variance of the values how much the calendar month explains; null for years */
  readonly monthShare: number | null;
}

/**
 * A record of years from one of months or days, of complete years alone; of years with their volumes converted.
 *
 * @throws RecordError where fewer than two years are complete, or times are not known but are needed
 */
export function yearsOf(_record: InflowRecord, _options: YearsOptions): Years {
  throw new Error('not yet');
}
