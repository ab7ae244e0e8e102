import type { Table } from './header.ts';
import { MOST, type TimeFormat } from './timeFormats.ts';

/** A format is chosen by so many fields. */
const SAMPLE = 500;

/** What a column is called; empty where it has no name. */
export function nameOf({ names }: Table, column: number): string {
  return names?.[column] ?? '';
}

/** The first fields of a column that say something. */
export function sampleOf({ rows }: Table, column: number): string[] {
  const sample: string[] = [];
  for (const { fields } of rows) {
    const field = fields[column] ?? '';
    if (field !== '') sample.push(field);
    if (sample.length === SAMPLE) break;
  }
  return sample;
}

/** Whether a column has such times, or numbers, in nine of ten lines. */
export function fits(table: Table, column: number, format: TimeFormat): boolean {
  const sample = sampleOf(table, column);
  let misses = 0;
  for (const field of sample) {
    if (format(field) === null && ++misses > sample.length - MOST * sample.length) return false;
  }
  return misses < sample.length;
}
