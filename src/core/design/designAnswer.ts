import type { Reservoir } from '../theory/CarryOver.ts';
import type { Goal, Measure } from './Goal.ts';
import { missingShare } from './missingShare.ts';
import { ANSWER_TOLERANCE, requiredStorage, type RequiredStorage } from './requiredStorage.ts';
import { yieldOf, type Yield } from './yieldOf.ts';

/** What is asked of a reservoir: how large it must be, or what it yields, for so much reliability. */
export interface DesignQuestion {
  readonly reservoir: Reservoir;
  readonly goal: Goal;
  /** in (0, 1) */
  readonly reliability: number;
}

/** Of a measure what is missing of reliability 1; null where it cannot be solved well. */
export type Missing = Readonly<Record<Measure, number | null>>;

export interface DesignAnswer {
  readonly question: DesignQuestion;
  /** for the target of the reservoir */
  readonly required: RequiredStorage;
  /** with its capacity */
  readonly yield: Yield;
  readonly present: Missing;
  /** with the storage required; null where there is none */
  readonly atRequired: Missing | null;
}

/** A target of 0 is always met. */
const NOTHING_MISSING: Missing = { time: 0, volume: 0, run: 0 };

export function answerDesign(question: DesignQuestion): DesignAnswer {
  const { reservoir, goal, reliability } = question;
  const yielded = yieldOf({ K: reservoir.K }, reservoir, goal, reliability, ANSWER_TOLERANCE);
  if (reservoir.target === 0) {
    return {
      question,
      required: { kind: 'none', B: 0, K: 0, missing: 0 },
      yield: yielded,
      present: NOTHING_MISSING,
      atRequired: NOTHING_MISSING,
    };
  }
  const required = requiredStorage(reservoir, goal, reliability);
  const missingAt = (K: number): Missing => {
    const of = (measure: Measure) => missingShare({ ...reservoir, K }, { ...goal, measure });
    return { time: of('time'), volume: of('volume'), run: of('run') };
  };
  return {
    question,
    required,
    yield: yielded,
    present: missingAt(reservoir.K),
    atRequired: 'K' in required ? missingAt(required.K) : null,
  };
}
