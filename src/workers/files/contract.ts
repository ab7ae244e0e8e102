import type { ExperimentContent } from '../../core/files/experimentContent.ts';
import type { MeasurementsReport, TakeEntry } from './readMeasurements.ts';

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
}
