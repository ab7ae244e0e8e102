import type { ResampleRequest, StorageInterval } from '../record/resampleStorage.ts';
import type { Design } from './Design.ts';

/** What a file says of the design of its reservoir; volumes in all digits. */
export interface DesignJson {
  readonly reliability: number;
  readonly measure: string;
  readonly years: number;
  /** null where no storage reaches the reliability, or it cannot be solved for */
  readonly requiredK: number | null;
  readonly yield: number | null;
  /** the chance that `years` steps from full pass without a failure, with the file's K and target */
  readonly noFailure: number | null;
  readonly curves: Design['curves'];
  /** of the record in use: what its resamples require; null without one, or where that cannot be solved for */
  readonly interval: IntervalJson | null;
}

/** 5 and 95 % points of the active storage required; null where the reliability is out of reach. */
export interface IntervalJson {
  readonly low: number | null;
  readonly high: number | null;
  readonly resamples: number;
  /** values in a row that a resample draws */
  readonly blockLength: number;
}

/** A design, with what the shortness of a record does to its storage. */
export interface FileDesign extends Design {
  readonly interval: (StorageInterval & Pick<ResampleRequest, 'blockLength'>) | null;
}

export function designJson({ answer, curves, interval }: FileDesign): DesignJson {
  const { question, required, yield: found, present } = answer;
  return {
    reliability: question.reliability,
    measure: question.goal.measure,
    years: question.goal.years,
    requiredK: 'K' in required ? required.K : null,
    yield: 'target' in found ? found.target : null,
    noFailure: present.run === null ? null : 1 - present.run,
    curves,
    interval: interval && intervalJson(interval),
  };
}

function intervalJson({
  storages,
  low,
  high,
  blockLength,
}: NonNullable<FileDesign['interval']>): IntervalJson {
  const finite = (storage: number) => (Number.isFinite(storage) ? storage : null);
  return { low: finite(low), high: finite(high), resamples: storages.length, blockLength };
}
