import type { ComparisonSample, Condition } from '../../core/timing/Comparison.ts';
import type { DiscardReason } from '../../core/timing/discarded.ts';
import type { Parts } from '../../core/timing/Timing.ts';
import { measureRounds, type Measured } from './measureRounds.ts';
import type { Surroundings } from './Others.ts';

export interface CompareOptions extends Surroundings {
  readonly workers: number;
  readonly rounds: number;
  readonly onStart: (conditions: readonly Condition[]) => void;
  readonly onWarmUp: (done: number, of: number) => void;
  readonly onSample: (sample: ComparisonSample) => void;
  /** told that a sample is thrown away; it is taken again */
  readonly onDiscarded: (why: DiscardReason) => void;
}

/** A condition, and how a sample of it is taken. */
export interface MeasuredCondition extends Condition {
  readonly measure: Measured<Parts>;
}

/** Measures conditions side by side; what is measured is told before. */
export function measureConditions(
  conditions: readonly MeasuredCondition[],
  { rounds, signal, others, onStart, onWarmUp, onSample, onDiscarded }: CompareOptions,
): Promise<void> {
  onStart(
    conditions.map(({ name, group, steps, settings, messages, workers }) => ({
      name,
      group,
      steps,
      settings,
      messages,
      workers,
    })),
  );
  return measureRounds(
    conditions.map(({ measure }) => measure),
    {
      rounds,
      signal,
      others,
      onWarmUp,
      onDiscarded,
      onSample: (parts, condition, round) => onSample({ round, condition, ...parts }),
    },
  );
}
