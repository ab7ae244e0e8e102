import type { DesignAnswer, DesignQuestion } from '../core/design/designAnswer.ts';
import type { ReadingOptions, RecordReading } from '../core/record/RecordReading.ts';
import type { ResampleRequest, StorageInterval } from '../core/record/resampleStorage.ts';
import type { JobApi } from '../workers/contract.ts';
import { withFileWorker } from '../workers/files/withFileWorker.ts';
import type { WorkerPool } from '../workers/pool/WorkerPool.ts';
import { resampleStorage } from '../workers/run/resampleStorage.ts';
import { asSideWork } from './sideWork.ts';
import { NewestFirst } from './NewestFirst.ts';

/** A text or a file that is to be read as a record. */
export interface WantedReading {
  readonly source: Blob | string;
  readonly name: string;
  readonly options: ReadingOptions;
}

/** Reads the newest text once the one before is read: while somebody types, as often as a worker can. */
export function createRecordReads(): NewestFirst<WantedReading, RecordReading> {
  return new NewestFirst({
    work: ({ source, name, options }, signal) =>
      asSideWork(
        withFileWorker<RecordReading>(
          signal,
          async (worker) => await worker.readRecord(source, name, options),
        ),
      ),
  });
}

/** What the shortness of the record does to the newest answer. */
export function createStorageIntervals(
  pool: WorkerPool<JobApi>,
): NewestFirst<ResampleRequest, StorageInterval | null> {
  return new NewestFirst({
    work: (request, signal) => resampleStorage(pool, request, signal),
    mayFinish: () => false,
  });
}

/** A design by its law, and how normals correlate in the record. */
export interface WantedCorrelation {
  readonly question: DesignQuestion;
  readonly rho: number;
}

/** Active storages required: by the law as it is, and with the record's correlation; null where there is none. */
export interface CorrelatedStorage {
  readonly present: number | null;
  readonly correlated: number | null;
}

/** What the correlation of a record does to the newest answer. */
export function createCorrelatedStorages(
  pool: WorkerPool<JobApi>,
): NewestFirst<WantedCorrelation, CorrelatedStorage> {
  const requiredOf = async (question: DesignQuestion) => {
    const { required } = await pool.run((remote) => remote.answerDesign(question), {
      name: 'The answer with ρ',
    });
    return required.kind === 'reached' || required.kind === 'none' ? required.B : null;
  };
  return new NewestFirst({
    work: async ({ question, rho }) => {
      const withRho = { ...question, reservoir: { ...question.reservoir, rho } };
      const [present, correlated] = await Promise.all([requiredOf(question), requiredOf(withRho)]);
      return { present, correlated };
    },
  });
}

/** What the law says of so many steps as a record has, and of its own correlation. */
export interface RecordLaw {
  readonly answer: DesignAnswer;
  /** see `normalPlotBound` */
  readonly bound: number;
}

export interface WantedRecordLaw {
  readonly question: DesignQuestion;
  readonly count: number;
}

export function createRecordLaws(
  pool: WorkerPool<JobApi>,
): NewestFirst<WantedRecordLaw, RecordLaw> {
  const bounds = new Map<number, Promise<number>>();
  const boundOf = (count: number) => {
    const known =
      bounds.get(count) ??
      pool.run((remote) => remote.normalPlotBound(count), { name: 'The normal plot' });
    bounds.set(count, known);
    known.catch(() => bounds.delete(count));
    return known;
  };
  return new NewestFirst({
    work: async ({ question, count }) => {
      const asked = pool.run((remote) => remote.answerDesign(question), { name: 'The law' });
      const [answer, bound] = await Promise.all([asked, boundOf(count)]);
      return { answer, bound };
    },
  });
}
