import type { RecordDraw } from '../settings/Settings.ts';

/** A record of inflows as the page uses it: a value a step, in its unit of volumes. */
export interface InflowRecord {
  /** in order of time; null where one is missing */
  readonly values: readonly (number | null)[];
  /** of the first value: 1871, 1951-01 or 1967-10-01; null where times are not known */
  readonly firstTime: string | null;
  readonly step: 'year' | 'month' | 'day' | null;
  /** as the source names it; null where it does not */
  readonly unit: string | null;
  /** of the file, or what the user calls it */
  readonly name: string;
}

/** What inflows are drawn from: the law of μ and σ, single values of the record, or blocks of them. */
export type Draw = 'law' | 'years' | 'blocks';

/** A record in use, and how runs draw from it. */
export interface RecordChoice {
  readonly record: InflowRecord;
  readonly draw: Draw;
  /** values in a row where blocks are drawn, whole, from 1 */
  readonly blockLength: number;
}

/** Values of a record that runs are drawn from, at most: they travel with every job. */
export const MOST_RECORD_VALUES = 10_000;

/** What the settings of a run hold of a record in use; null where runs follow the law. */
export function drawOf(choice: RecordChoice | null): RecordDraw | null {
  if (choice === null || choice.draw === 'law') return null;
  const values = choice.record.values.filter((value) => value !== null);
  return { values, blockLength: choice.draw === 'years' ? 1 : choice.blockLength };
}

/** The record in use as a run draws from it; of one that is in use no more, what the run holds of it. */
export function choiceOf(
  drawn: RecordDraw | null,
  inUse: RecordChoice | null,
): RecordChoice | null {
  if (drawn === null) return inUse && { ...inUse, draw: 'law' };
  const { values, blockLength } = drawn;
  const how =
    blockLength === 1 && inUse?.draw !== 'blocks'
      ? ({ draw: 'years', blockLength: inUse?.blockLength ?? 1 } as const)
      : ({ draw: 'blocks', blockLength } as const);
  const known = inUse && { ...inUse, ...how };
  if (JSON.stringify(drawOf(known)) === JSON.stringify(drawn)) return known;
  return { record: { values, firstTime: null, step: null, unit: null, name: '' }, ...how };
}
