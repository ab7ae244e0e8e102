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
  /** of a record; there is none */
  readonly interval: null;
}

export function designJson({ answer, curves }: Design): DesignJson {
  const { question, required, yield: found, present } = answer;
  return {
    reliability: question.reliability,
    measure: question.goal.measure,
    years: question.goal.years,
    requiredK: 'K' in required ? required.K : null,
    yield: 'target' in found ? found.target : null,
    noFailure: present.run === null ? null : 1 - present.run,
    curves,
    interval: null,
  };
}
