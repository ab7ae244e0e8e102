import { useState } from 'react';
import { Choice } from '../../components/Choice.tsx';
import { formatBytes, formatCount, plural } from '../../components/format.ts';
import { choiceOf } from '../../core/record/InflowRecord.ts';
import { allRows, countRows, type RowRange } from '../../core/run/rowRanges.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import { ROWS_FORMATS, type RowsFormat } from '../../workers/run/rowsFormats.ts';
import { chosenDesign, chosenLabels, workersOf, type Page } from '../address/link.ts';
import { recordInForce } from '../address/useLocationSearch.ts';
import { messageOf } from '../page/messageOf.ts';
import { useShownRows } from '../session/useShownRows.ts';
import type { PageSession } from '../session/PageSession.ts';
import { useStore } from '../session/useStore.ts';
import { saveFile } from './saveFile.ts';
import { savePython } from './savePython.ts';
import { writtenText } from './storagesText.ts';
import { fileBytes, planSave, type SavePlan } from './planSave.ts';

export interface DownloadsProps {
  readonly session: PageSession;
  readonly page: Page;
  readonly run: SimulationRun;
}

const FORMATS = Object.keys(ROWS_FORMATS) as RowsFormat[];

/** The files of a run, each made when it is asked for. */
export function Downloads(props: DownloadsProps) {
  const { session, page, run } = props;
  const { pool, messages, writing } = session;
  const isWriting = useStore(writing, ({ isRunning }) => isRunning);
  const workers = workersOf(page);
  const shownRows = useShownRows(session, run);
  const [extent, setExtent] = useState<'all' | 'shown'>('all');
  const ranges = extent === 'shown' && shownRows !== null ? shownRows : allRows(run.settings);
  const rows = countRows(ranges);
  const isPart = rows < countRows(allRows(run.settings));
  const name = `spillway-${run.digest ?? 'run'}`;
  const plans = FORMATS.map((format) => {
    const bytes = fileBytes(format, rows);
    const plan = planSave(bytes, 'showSaveFilePicker' in window);
    return { format, plan, bytes };
  });

  const save = (format: RowsFormat, plan: SavePlan) => {
    const label = `${ROWS_FORMATS[format].label} file`;
    let toldAt = 0;
    const onProgress = (done: number) => {
      const now = performance.now();
      if (now - toldAt < TELL_EVERY_MS) return;
      toldAt = now;
      messages.say(`Writing the ${label}: ${Math.floor((100 * done) / rows)} %`);
    };
    write(label, async (signal) => {
      const options = { plan, name: isPart ? `${name}.${partName(ranges)}` : name };
      const { saveRows } = await import('./saveRows.ts');
      await saveRows(pool, run, format, ranges, { ...options, workers, signal, onProgress });
      messages.say(writtenText(label, rows, run));
    });
  };
  const saveJson = () =>
    write('JSON file', async (signal) => {
      const onProgress = (steps: number) =>
        messages.say(
          `Counting storages for the JSON file: ${Math.floor((100 * steps) / run.settings.T)} %`,
        );
      const [{ resultsOf }, { designForFile }, { experimentJson }, { timingOf }] =
        await Promise.all([
          import('../../workers/run/resultsOf.ts'),
          import('../../workers/run/solveDesign.ts'),
          import('./experimentFile.ts'),
          import('../../session/labResults.ts'),
        ]);
      const known = session.analyses.state().done?.result ?? null;
      const results = await resultsOf(pool, run, known, { workers, signal, onProgress });
      const timing = timingOf(session.lab.state().own, run.settings);
      messages.say('Solving for storage and yield for the JSON file …');
      const inUse = recordInForce();
      const drawn = choiceOf(run.settings.record, inUse);
      const options = { workers, signal };
      const design = await designForFile(pool, run.settings, page.design, drawn, options);
      const inFile = {
        view: page.view,
        workers,
        ...chosenLabels(page.labels),
        ...chosenDesign(page.design),
      };
      const json = experimentJson(results, inFile, timing, design, inUse);
      saveFile(`${name}.json`, new Blob([json]));
      messages.say('JSON file written.');
    });
  const writePython = () =>
    write('Python file', async () => {
      messages.say(`Python file written: python3 ${await savePython(run)} makes the run again.`);
    });
  /** Writes a file; that it was not written is said, and why, unless the user wanted it so. */
  const write = (label: string, work: (signal: AbortSignal) => Promise<void>) =>
    session.write(run, async (signal) => {
      try {
        await work(signal);
      } catch (error) {
        messages.say(`The ${label} was not written.`);
        const isDismissed = error instanceof DOMException && error.name === 'AbortError';
        if (signal.aborted || isDismissed) return;
        messages.fail(`The ${label} was not written: ${messageOf(error)}`);
      }
    });
  return (
    <>
      {shownRows !== null && (
        <Choice
          label={`Rows of ${FORMATS.map((format) => ROWS_FORMATS[format].label).join(' and ')}`}
          value={extent}
          options={[
            { value: 'all', label: 'Whole path' },
            { value: 'shown', label: 'Part in sight' },
          ]}
          onChange={setExtent}
        />
      )}
      <div className="buttons">
        {plans.map(({ format, plan, bytes }) => (
          <button
            key={format}
            type="button"
            onClick={() => save(format, plan)}
            disabled={plan.kind === 'refused'}
            aria-disabled={isWriting}
            aria-describedby={planText(format, plan, bytes) === null ? undefined : `${format}-plan`}
          >
            {`Download ${ROWS_FORMATS[format].label}`}
          </button>
        ))}
        {isWriting && (
          <button type="button" onClick={() => writing.stop()}>
            Stop writing
          </button>
        )}
        <button
          type="button"
          disabled={run.digest === null}
          aria-disabled={isWriting}
          onClick={saveJson}
        >
          Download JSON
        </button>
        <button
          type="button"
          disabled={run.digest === null}
          aria-disabled={isWriting}
          onClick={writePython}
        >
          Download Python
        </button>
      </div>
      {plans.map(({ format, plan, bytes }) => {
        const text = planText(format, plan, bytes);
        return (
          text !== null && (
            <p key={format} id={`${format}-plan`} className="hint">
              {text}
            </p>
          )
        );
      })}
      {rows + 1 > MOST_SHEET_ROWS && (
        <p className="hint">
          {`${plural(rows + 1, 'row')} with the header: more than a spreadsheet holds (${formatCount(MOST_SHEET_ROWS)}); zoom in to save a part.`}
        </p>
      )}
      {run.settings.record !== null && (
        <p className="hint">
          The run is drawn from your record, which stays on this machine: only the JSON file holds
          it, and no link.
        </p>
      )}
      {isPart && <p className="hint">{`${plural(rows, 'row')} of the part in sight.`}</p>}
    </>
  );
}

const TELL_EVERY_MS = 100;

/** Rows of a sheet of Excel or LibreOffice. */
const MOST_SHEET_ROWS = 2 ** 20;

/** Which rows a file holds, for its name. */
function partName(ranges: readonly RowRange[]): string {
  const [first] = ranges;
  return ranges.length === 1
    ? `rows-${first!.from}-to-${first!.to - 1}`
    : `${countRows(ranges)}-rows-of-${ranges.length}-chunks`;
}

/** How a large file is saved, or why it is not; null for an ordinary one. */
function planText(format: RowsFormat, plan: SavePlan, bytes: number): string | null {
  const { label: name, isTextual } = ROWS_FORMATS[format];
  const label = `${name}: ${isTextual ? 'about ' : ''}${formatBytes(bytes)}`;
  switch (plan.kind) {
    case 'download':
      return null;
    case 'stream':
      return `${label}, written piece by piece to a file of your choice.`;
    case 'parts':
      return `${label}, in ${formatCount(plan.parts)} files one after the other, each complete in itself: this browser does not let a page write to a large file.`;
    case 'refused':
      return `No ${label}: this browser does not let a page write to a large file, and these would be too many parts. Zoom in to save a part, or use a browser that can, such as Chrome or Edge.`;
  }
}
