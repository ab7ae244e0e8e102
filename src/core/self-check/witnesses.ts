import { chunkSteps } from '../job/rows.ts';
import { NO_WANTS, type SimulateJob } from '../job/Job.ts';
import type { Settings } from '../settings/Settings.ts';
import { generatorAnswers, type Answers } from './knownAnswers.ts';

/** Steps of a run that kernel and reference both compute. */
const SAMPLE_STEPS = 4096;

/** What a worker says of itself. */
export interface Witness {
  readonly answers: Answers;
  readonly sample: {
    readonly stepCount: number;
    /** null: there is no kernel to compare */
    readonly differing: number | null;
  };
}

/**
 * Lets a worker's generators answer, and its kernel compute the first steps of a run beside the reference.
 *
 * @param kernel - null if the reference computes such runs
 */
export function testify(
  settings: Settings,
  reference: SimulateJob,
  kernel: SimulateJob | null,
): Witness {
  const stepCount = Math.min(chunkSteps(settings, 0), SAMPLE_STEPS);
  const segments = [{ chunk: 0, firstStep: 0, stepCount }];
  const job = { settings, segments, start: null, wants: { ...NO_WANTS, path: true } };
  const answers = generatorAnswers();
  if (kernel === null) return { answers, sample: { stepCount, differing: null } };
  const bits = (simulate: SimulateJob) => new BigUint64Array(simulate(job).path!.slice().buffer);
  const [a, b] = [bits(reference), bits(kernel)];
  const differing = a.reduce((count, value, i) => count + (value === b[i] ? 0 : 1), 0);
  return { answers, sample: { stepCount, differing } };
}
