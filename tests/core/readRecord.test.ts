import { describe, expect, it } from 'vitest';
import { readRecord } from '../../src/core/record/readRecord.ts';
import { readGolden } from '../support/golden.ts';

const golden = readGolden('record').parsing;

describe('a record is read from', () => {
  it.each(golden.filter((given) => !('error' in given)))('$name', (given) => {
    if ('error' in given) return;
    const { record, columns, notices } = readRecord(given.text, 'golden');
    expect(record.values).toEqual(given.values);
    expect(record.step).toBe(given.step);
    expect(record.firstTime).toBe(given.firstTime ?? null);
    expect(record.unit).toBe(given.unitHint ?? null);
    expect(notices.map(({ label }) => label)).toEqual(given.notices);
    if (given.column !== undefined) {
      expect(columns.filter(({ use }) => use === 'value').map(({ name }) => name)).toEqual([
        given.column,
      ]);
    }
  });
});

describe('no record is', () => {
  it.each(golden.filter((given) => 'error' in given))('$name', (given) => {
    if (!('error' in given)) return;
    expect(() => readRecord(given.text, 'golden')).toThrow(given.error);
  });
});
