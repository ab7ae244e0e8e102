import type { InflowRecord } from '../../core/record/InflowRecord.ts';

const DAY_MS = 86_400_000;

/** The time of a value as files write it: 1871, 1951-01, 1967-10-01; null where times are not known. */
export function timeAt({ firstTime, step }: InflowRecord, index: number): string | null {
  if (firstTime === null || step === null) return null;
  const [year, month = 1, day = 1] = firstTime.split('-').map(Number) as [number, number?, number?];
  switch (step) {
    case 'year':
      return String(year + index);
    case 'month': {
      const months = year * 12 + (month - 1) + index;
      return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
    }
    case 'day':
      return new Date(Date.UTC(year, month - 1, day) + index * DAY_MS).toISOString().slice(0, 10);
  }
}

/** Where a value stands on an axis: its year, or its number from 1. */
export function placeAt({ firstTime, step }: InflowRecord, index: number): number {
  return step === 'year' && firstTime !== null ? Number(firstTime) + index : index + 1;
}
