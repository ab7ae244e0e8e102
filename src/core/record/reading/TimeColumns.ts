import type { PlainDate, TimeFormat } from './timeFormats.ts';

/** Where the times of a table stand, and how they are read. */
export interface TimeColumns {
  /** of one column; or of years, months and days in columns of their own */
  readonly columns: readonly number[];
  readonly read: (fields: readonly string[]) => PlainDate | null;
  /** dates that could be read with the month first as well, or the day; null where the order is certain */
  readonly undecided: 'dayFirst' | 'monthFirst' | null;
}

export function oneColumn(column: number, format: TimeFormat): TimeColumns {
  return { columns: [column], read: (fields) => format(fields[column] ?? ''), undecided: null };
}
