import * as v from 'valibot';
import { misfit } from '../../core/files/spillwayFile.ts';
import { entrySchema } from '../../core/timing/historySchema.ts';
import { comparisonMedians } from '../../core/timing/comparisonMedians.ts';
import { MAX_ENTRIES } from '../../core/timing/HistoryEntry.ts';
import type { MeasurementsReport, TakeEntry } from '../files/contract.ts';

/** Measurements that a file may list. */
const MOST_LISTED = 10_000;

const fileSchema = v.object({ measurements: v.custom<unknown[]>(Array.isArray) });

/** Whether the content of a file is measurements, not an experiment. */
export function hasMeasurements(content: object): boolean {
  return 'measurements' in content && !('path' in content);
}

/**
 * Reads measurements from the text of a file, or of what was kept: the newest, as many as are kept.
 *
 * @param newerThan - those that ended before this, in ms since the epoch, have no chance to be kept
 * @param onEntry - given each as soon as it is read, the newest first
 * @throws Error that says what is wrong with the file as a whole
 */
export async function readMeasurements(
  content: object,
  newerThan: number,
  onEntry: TakeEntry,
): Promise<MeasurementsReport> {
  const checked = v.safeParse(fileSchema, content);
  if (!checked.success) throw misfit(checked.issues[0]);
  const { measurements } = checked.output;
  const listed = measurements.length;
  if (listed > MOST_LISTED) {
    throw new Error(`it lists ${listed} measurements, and up to ${MOST_LISTED} are read`);
  }
  const newestFirst = measurements
    .map((measurement) => ({ measurement, endedAt: endOf(measurement) }))
    .sort((a, b) => b.endedAt - a.endedAt);
  let entries = 0;
  let misfits = 0;
  let place = '';
  let older = 0;
  for (const { measurement, endedAt } of newestFirst) {
    if (entries === MAX_ENTRIES || endedAt < newerThan) {
      older++;
      continue;
    }
    const entry = v.safeParse(entrySchema, measurement, { abortEarly: true });
    if (entry.success) {
      entries++;
      const { comparison } = entry.output;
      await onEntry(entry.output, comparison && comparisonMedians(comparison));
    } else {
      misfits++;
      place ||= v.getDotPath(entry.issues[0]) ?? 'the whole';
    }
  }
  return { listed, misfits, misfit: place, older };
}

/** When a measurement ended; of what has no date infinitely late, so that it is looked at. */
function endOf(measurement: unknown): number {
  if (typeof measurement !== 'object' || measurement === null) return Infinity;
  const { date } = measurement as { date?: unknown };
  const endedAt = typeof date === 'string' && date.length < 100 ? Date.parse(date) : NaN;
  return Number.isNaN(endedAt) ? Infinity : endedAt;
}
