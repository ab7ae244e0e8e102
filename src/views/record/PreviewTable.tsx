import { shownText } from '../../components/shownText.ts';
import type { RecordColumn, RecordReading } from '../../core/record/RecordReading.ts';

/** Lines in sight. */
const ROWS = 8;

const USES: Readonly<Record<RecordColumn['use'], string>> = {
  time: 'time',
  value: 'value',
  months: 'value',
  none: '',
};

/** The first lines as they were cut, with the columns that count marked by colour and word. */
export function PreviewTable({ reading }: { readonly reading: RecordReading }) {
  const { columns, preview } = reading;
  const caption = 'The first lines';
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table className="preview">
        <caption className="heard">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">line</th>
            {columns.map(({ name, use }, i) => (
              <th key={i} scope="col" className={use}>
                <bdi>{shownText(name)}</bdi> <small>{USES[use]}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.slice(0, ROWS).map(({ line, fields }) => (
            <tr key={line}>
              <td className="line">{line}</td>
              {columns.map(({ use }, i) => (
                <td key={i} className={use}>
                  {shownText(fields[i] ?? '')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
