import { proxy } from 'comlink';
import { formatBytes } from '../../components/format.ts';
import { CSV_HEADER } from '../../core/job/csv.ts';
import type { ExperimentContent } from '../../core/files/experimentContent.ts';
import { isNpy } from '../../core/files/npyLayout.ts';
import { rememberMedians } from '../../core/timing/comparisonMedians.ts';
import type { HistoryEntry } from '../../core/timing/HistoryEntry.ts';
import type { FileStorages, JsonContent, TakeEntry } from '../../workers/files/contract.ts';
import { withFileWorker } from '../../workers/files/withFileWorker.ts';
import { asSideWork } from '../../session/sideWork.ts';
import { entryText, type ReadMeasurements } from './timingHistory.ts';

/** More than twice what all measurements take that a browser keeps, as the page writes them. */
const MOST_JSON_BYTES = 20e6;
/** Any path that the page keeps takes half of it. */
const MOST_STORAGES_BYTES = 1e9;

type JsonFile =
  | { readonly kind: 'experiment'; readonly experiment: ExperimentContent }
  | ({ readonly kind: 'measurements' } & ReadMeasurements);

/** What a file was, by what it holds, not by its name. */
export type FileContent = JsonFile | ({ readonly kind: 'storages' } & FileStorages);

/**
 * Reads a file of ours in a worker: JSON of an experiment or of measurements, or a CSV or NPY file of storages.
 *
 * @param newerThan - of measurements that ended before this, in ms since the epoch, none is wanted
 * @throws Error that says what is wrong with it; `signal.reason`
 */
export async function readFile(
  file: File,
  newerThan: number,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<FileContent> {
  const format = formatOf(new Uint8Array(await file.slice(0, 64).arrayBuffer()), file.name);
  const most = format === 'json' ? MOST_JSON_BYTES : MOST_STORAGES_BYTES;
  if (file.size > most) {
    throw new Error(
      `it has ${formatBytes(file.size)}, and a ${format.toUpperCase()} file of up to ${formatBytes(most)} is read`,
    );
  }
  if (file.size === 0) throw new Error('it is empty');
  if (format === 'json') return readJson(file, newerThan, signal);
  const storages = await asSideWork(
    withFileWorker(signal, (worker) => worker.readStorages(format, file, proxy(onProgress))),
  );
  return { kind: 'storages', ...storages };
}

/** Reads JSON of ours, of any size, in a worker; measurements come one by one. */
export async function readJson(
  json: Blob | string,
  newerThan: number,
  signal = new AbortController().signal,
): Promise<JsonFile> {
  const entries: HistoryEntry[] = [];
  const take: TakeEntry = (entry, medians) => {
    if (entry.comparison !== null && medians !== null) rememberMedians(entry.comparison, medians);
    entryText(entry); // in a task of its own
    entries.push(entry);
  };
  const content = await asSideWork(
    withFileWorker<JsonContent>(
      signal,
      async (worker) => await worker.readJson(json, newerThan, proxy(take)),
    ),
  );
  return content.kind === 'measurements' ? { ...content, entries } : content;
}

function formatOf(head: Uint8Array, name: string): 'json' | 'csv' | 'npy' {
  if (isNpy(head)) return 'npy';
  const isCsv = new TextDecoder().decode(head).startsWith(CSV_HEADER.trimEnd());
  return isCsv || /\.csv$/i.test(name) ? 'csv' : 'json';
}
