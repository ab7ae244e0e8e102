import { readRecord } from '../../src/core/record/readRecord.ts';
import { RecordError, type RecordReading } from '../../src/core/record/RecordReading.ts';
import { recordStatistics } from '../../src/core/record/recordStatistics.ts';
import { yearsOf } from '../../src/core/record/yearsOf.ts';
import { recordText } from '../../src/workers/thread/recordText.ts';

/** Whether bytes are read as a record that all else can be computed of, or refused in a sentence. */
export function isReadOrRefused(bytes: ArrayBuffer): boolean {
  try {
    const reading = readRecord(recordText(bytes), 'any');
    const { record } = yearsOf(reading.record, { conversion: 'm3/s to Mm3', firstMonth: 10 });
    const { moments, run } = recordStatistics(record);
    return (
      isWhole(reading) &&
      Number.isFinite(moments.mean + moments.sd) &&
      run.values.length > 0 &&
      record.values.every((value) => value === null || value >= 0)
    );
  } catch (error) {
    return error instanceof RecordError && /^[a-z0-9].{8,}$/.test(error.message);
  }
}

function isWhole({ record, columns, preview, notices }: RecordReading): boolean {
  return (
    record.values.every((value) => value === null || Number.isFinite(value)) &&
    (record.step === null) === (record.firstTime === null) &&
    columns.some(({ use }) => use === 'value' || use === 'months') &&
    preview.every(({ fields }) => fields.length === columns.length) &&
    notices.every(({ text }) => text.endsWith('.'))
  );
}
