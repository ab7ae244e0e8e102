import { useState, type ReactNode } from 'react';

/** Rows of a table that are shown; files hold all of them. */
export const TABLE_ROWS = 200;

export interface TableData {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
}

/**
 * The numbers of a chart, for those who want to read them: closed at first.
 *
 * @param props.read - makes the rows, when the table is opened
 */
export function DataTable({
  label = 'Data table',
  read,
}: {
  readonly label?: string;
  readonly read: () => TableData;
}) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="data-table" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{label}</summary>
      {isOpen && <Table {...read()} />}
    </details>
  );
}

/** A table that scrolls by itself where it is too wide or too long. */
export function Table({ caption, columns, rows }: TableData) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={columns[j]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
