import { useId } from 'react';
import type { ReadingOptions, RecordReading } from '../../core/record/RecordReading.ts';
import { conversionOf, type Conversion } from '../../core/record/yearsOf.ts';
import { PreviewTable } from './PreviewTable.tsx';
import type { Understood } from './understand.ts';

export interface ReadingViewProps {
  readonly reading: RecordReading;
  readonly understood: Understood;
  /** then its sentence is enough */
  readonly isUsed: boolean;
  readonly conversion: Conversion;
  readonly firstMonth: number;
  readonly onOptions: (options: ReadingOptions) => void;
  readonly onYears: (change: { conversion?: Conversion; firstMonth?: number }) => void;
}

const CONVERSIONS: Readonly<Record<Conversion, string>> = {
  sum: 'volumes, as they are',
  'm3/s to Mm3': 'm³/s, to Mm³',
  'cfs to acre-feet': 'cfs, to acre-feet',
};

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** What was understood of a text: in a sentence, as a table, and where it could be read in another way. */
export function ReadingView(props: ReadingViewProps) {
  const { reading, understood, isUsed, conversion, firstMonth, onOptions, onYears } = props;
  const { columns, record, notices } = reading;
  const candidates = columns.flatMap(({ name, use, canBeValue }, index) =>
    canBeValue || use === 'value' ? [{ name, index, use }] : [],
  );
  const chosen = candidates.find(({ use }) => use === 'value')?.index ?? -1;
  const id = useId();
  const remarks = understood.error === null ? understood.remarks : [];
  const isFine = record.step === 'month' || record.step === 'day';
  const areFlows = isFine || conversionOf(record.unit) !== 'sum';
  return (
    <>
      <p role="status" className="understood">
        {understood.error === null && understood.sentence}
      </p>
      {!isUsed && <PreviewTable reading={reading} />}
      {!isUsed && (candidates.length > 1 || areFlows) && (
        <div className="record-choices">
          {candidates.length > 1 && (
            <span>
              <label htmlFor={`${id}-column`}>Value column</label>
              <select
                id={`${id}-column`}
                value={chosen}
                onChange={({ target }) => onOptions({ valueColumn: Number(target.value) })}
              >
                {chosen === -1 && <option value={-1}>twelve months</option>}
                {candidates.map(({ name, index }) => (
                  <option key={index} value={index}>
                    {name}
                  </option>
                ))}
              </select>
            </span>
          )}
          {areFlows && (
            <>
              <span>
                <label htmlFor={`${id}-unit`}>Values are</label>
                <select
                  id={`${id}-unit`}
                  value={conversion}
                  onChange={({ target }) => onYears({ conversion: target.value as Conversion })}
                >
                  {Object.entries(CONVERSIONS).map(([value, label]) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </select>
              </span>
              <span>
                <label htmlFor={`${id}-month`}>A year begins in</label>
                <select
                  id={`${id}-month`}
                  value={firstMonth}
                  onChange={({ target }) => onYears({ firstMonth: Number(target.value) })}
                >
                  {MONTHS.map((month, i) => (
                    <option key={month} value={i + 1}>
                      {month}
                    </option>
                  ))}
                </select>
              </span>
            </>
          )}
        </div>
      )}
      {!isUsed && notices.length + remarks.length > 0 && (
        <ul className="record-notices" aria-label="Notices">
          {notices.map(({ kind, label, text, other }) => (
            <li key={kind}>
              <span>{text}</span>
              {other !== null && (
                <button
                  type="button"
                  aria-label={`Read it the other way: ${label}`}
                  onClick={() => onOptions(other)}
                >
                  Read it the other way
                </button>
              )}
            </li>
          ))}
          {remarks.map((text) => (
            <li key={text}>
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
