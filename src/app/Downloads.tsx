import { useState } from 'react';
import { Choice } from '../components/Choice.tsx';
import { formatBytes, formatCount, plural } from '../components/format.ts';
import type { Labels } from '../components/labels.ts';
import { allRows, countRows, type RowRange } from '../core/rowRanges.ts';
import type { SimulationRun } from '../core/SimulationRun.ts';
import type { Timing } from '../core/timing/Timing.ts';
import type { RunAnalysis } from '../workers/analyseRun.ts';
import { resultsOf } from '../workers/resultsOf.ts';
import type { JobApi } from '../workers/contract.ts';
import type { PathBuffers } from '../workers/PathBuffers.ts';
import { ROWS_FORMATS, type RowsFormat } from '../workers/rowsFormats.ts';
import type { WorkerPool } from '../workers/WorkerPool.ts';
import { experimentJson } from './experimentFile.ts';
import { chosenLabels } from './link.ts';
import type { View } from './views.ts';
import { messageOf } from './messageOf.ts';
import { saveFile } from './saveFile.ts';
import { writtenText } from './storagesText.ts';
import { fileBytes, planSave, saveRows, type SavePlan } from './saveRows.ts';

export interface DownloadsProps {
  readonly pool: WorkerPool<JobApi>;
  readonly buffers: PathBuffers;
  readonly lanes: number;
  readonly run: SimulationRun;
  /** the rows of the part of the path in sight; null if all of it is */
  readonly shownRows: readonly RowRange[] | null;
  readonly view: View;
  readonly labels: Labels;
  readonly timing: Timing | null;
  /** of this run or another one; what is missing for a file is computed for it */
  readonly analysis: RunAnalysis | null;
  readonly onError: (message: string) => void;
  readonly onStatus: (message: string) => void;
  /** told when a file is begun, and when it is done */
  readonly onWriting: (isWriting: boolean) => void;
}

const FORMATS = Object.keys(ROWS_FORMATS) as RowsFormat[];

/** The files of a run, each made when it is asked for. */
export function Downloads(props: DownloadsProps) {
  const { pool, buffers, lanes, run, shownRows, view, labels, timing, onError, onStatus } = props;
  const [writing, setWritingState] = useState<AbortController | null>(null);
  const setWriting = (controller: AbortController | null) => {
    setWritingState(controller);
    props.onWriting(controller !== null);
  };
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
    if (writing !== null) return;
    const controller = new AbortController();
    const { signal } = controller;
    const label = `${ROWS_FORMATS[format].label} file`;
    let toldAt = 0;
    setWriting(controller);
    if (run.path !== null) buffers.hold(run.path);
    saveRows(pool, run, format, ranges, {
      plan,
      name: isPart ? `${name}.${partName(ranges)}` : name,
      lanes,
      signal,
      onProgress: (done) => {
        const now = performance.now();
        if (now - toldAt < TELL_EVERY_MS) return;
        toldAt = now;
        onStatus(`Writing the ${label}: ${Math.floor((100 * done) / rows)} %`);
      },
    })
      .then(() => onStatus(writtenText(label, rows, run)))
      .catch((error: unknown) => {
        const isDismissed = error instanceof DOMException && error.name === 'AbortError';
        if (signal.aborted || isDismissed) onStatus(`The ${label} was not written.`);
        else {
          onStatus(`The ${label} was not written.`);
          onError(`The ${label} was not written: ${messageOf(error)}`);
        }
      })
      .finally(() => {
        if (run.path !== null) buffers.release(run.path);
        setWriting(null);
      });
  };
  const saveJson = () => {
    if (writing !== null) return;
    const controller = new AbortController();
    const { signal } = controller;
    setWriting(controller);
    const onProgress = (steps: number) =>
      onStatus(
        `Counting storages for the JSON file: ${Math.floor((100 * steps) / run.settings.T)} %`,
      );
    resultsOf(pool, run, props.analysis, { lanes, signal, onProgress })
      .then((results) => {
        const page = { view, workers: lanes, ...chosenLabels(labels) };
        saveFile(`${name}.json`, new Blob([experimentJson(results, page, timing)]));
        onStatus('JSON file written.');
      })
      .catch((error: unknown) => {
        onStatus('The JSON file was not written.');
        if (!signal.aborted) onError(`The JSON file was not written: ${messageOf(error)}`);
      })
      .finally(() => setWriting(null));
  };
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
            aria-disabled={writing !== null}
            aria-describedby={planText(format, plan, bytes) === null ? undefined : `${format}-plan`}
          >
            {`Download ${ROWS_FORMATS[format].label}`}
          </button>
        ))}
        {writing !== null && (
          <button type="button" onClick={() => writing.abort()}>
            Stop writing
          </button>
        )}
        <button
          type="button"
          disabled={run.digest === null}
          aria-disabled={writing !== null}
          onClick={saveJson}
        >
          Download JSON
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
