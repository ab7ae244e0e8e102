import { useDeferredValue, useMemo, useRef } from 'react';
import { Table } from '../../../components/DataTable.tsx';
import { plural } from '../../../components/format.ts';
import { FileButton } from '../../../components/FileButton.tsx';
import { Translatable } from '../../../components/Translatable.tsx';
import { isSameEntry, type HistoryEntry } from '../../../core/timing/HistoryEntry.ts';
import { comparisonMedians } from '../../../core/timing/comparisonMedians.ts';
import { ClearButton } from './ClearButton.tsx';
import { browserName, dateText, historyFigures, settingsText, whatText } from './historyText.ts';

export interface HistoryProps {
  readonly entries: readonly HistoryEntry[];
  /** the one that the pictures show */
  readonly shown: HistoryEntry | null;
  readonly onShow: (entry: HistoryEntry) => void;
  /** goes back to what this session measured */
  readonly onLeave: () => void;
  readonly onDelete: (entry: HistoryEntry) => void;
  readonly onClear: () => void;
  readonly onSave: (format: 'csv' | 'json') => void;
  /** adds the measurements of a file */
  readonly onOpen: (file: File) => void;
  /** why measurements are not kept; null if they are */
  readonly problem: string | null;
}

/** The measurements that this browser keeps, the newest first. */
export function History(props: HistoryProps) {
  // many at once are drawn in slices
  const entries = useDeferredValue(props.entries);
  const { shown, onShow, onDelete, onClear, onSave, onOpen, problem } = props;
  const section = useRef<HTMLElement>(null);
  const rows = useMemo(() => historyRows(entries), [entries]);
  const leave = () => section.current?.focus(); // the button that was pressed goes
  return (
    <section
      ref={section}
      tabIndex={-1}
      className="lab-part history"
      aria-label="Measurements kept"
    >
      {entries.length === 0 && problem !== null ? null : entries.length === 0 ? (
        <p className="note">
          None yet. What you measure is kept in this browser, to be shown again; nothing is sent
          anywhere. Save it as JSON to add it to the measurements of another machine.
        </p>
      ) : (
        <>
          <Table
            caption={`${plural(entries.length, 'measurement')}, the newest first. In brackets: 95 % intervals. Busy: rounds differ from their median by more than 5 %, as a median.`}
            columns={COLUMNS}
            rows={rows.map(({ entry, name, head, figures }) => [
              ...head,
              <span key="actions" className="row-buttons">
                <button
                  type="button"
                  aria-label={`Show ${name}`}
                  aria-pressed={shown !== null && isSameEntry(entry, shown)}
                  onClick={() => onShow(entry)}
                >
                  Show
                </button>
                <button
                  type="button"
                  aria-label={`Delete ${name}`}
                  onClick={() => {
                    onDelete(entry);
                    leave();
                  }}
                >
                  Delete
                </button>
              </span>,
              ...figures,
            ])}
          />
          <div className="buttons">
            <button type="button" onClick={() => onSave('csv')}>
              Samples as CSV
            </button>
            <button type="button" onClick={() => onSave('json')}>
              History as JSON
            </button>
            <ClearButton
              count={entries.length}
              onClear={() => {
                onClear();
                leave();
              }}
            />
          </div>
        </>
      )}
      <div className="buttons">
        <FileButton
          label="Add measurements from JSON"
          inputLabel="JSON file of measurements to add"
          accept=".json,application/json"
          onOpen={onOpen}
        />
      </div>
    </section>
  );
}

const COLUMNS = [
  'no.',
  'date',
  'what',
  'actions',
  'speed-up or ratio',
  '1 worker',
  'most workers',
  'serial fraction',
  'machine',
  'it was',
  'settings',
];

/** Entries the newest first, numbered from the oldest, with a name of each that no other has. */
function historyRows(entries: readonly HistoryEntry[]) {
  const oldestFirst = [...entries].sort((a, b) => Date.parse(a.date) - Date.parse(b.date));
  return oldestFirst
    .map((entry, i) => {
      const { comparison, environment } = entry;
      const medians = comparison === null ? [] : comparisonMedians(comparison);
      const { alone, most, gain, serial, spread } = historyFigures(entry, medians);
      const date = dateText(entry.date);
      const what = whatText(entry);
      const machine = `${plural(environment.hardwareConcurrency, 'logical core')}, ${browserName(environment.userAgent)}`;
      const settings = settingsText(entry);
      return {
        entry,
        name: `${i + 1}: ${what}, ${date}`,
        head: [i + 1, date, what],
        figures: [
          gain,
          alone,
          most,
          serial,
          machine,
          spread,
          <Translatable key="settings" text={settings} />,
        ],
      };
    })
    .reverse();
}
