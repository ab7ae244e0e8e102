import type { ExperimentContent } from '../../core/files/experimentContent.ts';
import type { ConditionMedian } from '../../core/timing/comparisonMedians.ts';
import type { ReadingOptions, RecordReading } from '../../core/record/RecordReading.ts';
import type { HistoryEntry } from '../../core/timing/HistoryEntry.ts';

/** Takes a measurement, and the medians of its comparison, which take longer to find than to send. */
export type TakeEntry = (
  entry: HistoryEntry,
  medians: readonly ConditionMedian[] | null,
) => Promise<void> | void;

/** What became of the measurements of a file. */
export interface MeasurementsReport {
  readonly listed: number;
  /** left out, for they do not fit */
  readonly misfits: number;
  /** what is missing or does not fit in the first of them */
  readonly misfit: string;
  /** left out unread, for newer ones take all the room */
  readonly older: number;
}

/** What a JSON file was. */
export type JsonContent =
  | { readonly kind: 'experiment'; readonly experiment: ExperimentContent }
  | { readonly kind: 'measurements'; readonly report: MeasurementsReport };

/** The storages of a CSV or NPY file, as far as they tell which run they are of. */
export interface FileStorages {
  readonly rows: number;
  readonly digest: string;
}

/** What the page may ask of a worker that reads files. What is wrong with a file it throws, for people. */
export interface FileApi {
  /**
   * Reads an experiment, or measurements, which come one by one, so that the page's thread has pauses.
   *
   * @param newerThan - see `readMeasurements`
   */
  readJson(json: Blob | string, newerThan: number, onEntry: TakeEntry): Promise<JsonContent>;
  /** @param onProgress - given the share that is read */
  readStorages(
    format: 'csv' | 'npy',
    file: Blob,
    onProgress: (share: number) => void,
  ): Promise<FileStorages>;
  /** Reads an inflow record (see `readRecord`). */
  readRecord(source: Blob | string, name: string, options: ReadingOptions): Promise<RecordReading>;
}
