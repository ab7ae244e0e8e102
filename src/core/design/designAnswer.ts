import type { DesignReservoir, Goal, Measure } from './Goal.ts';
import { toldShares } from './missingShare.ts';
import {
  ANSWER_TOLERANCE,
  CORRELATED_TOLERANCE,
  requiredStorage,
  type RequiredStorage,
} from './requiredStorage.ts';
import { yieldOf, type Yield } from './yieldOf.ts';

/** What is asked of a reservoir: how large it must be, or what it yields, for so much reliability. */
export interface DesignQuestion {
  readonly reservoir: DesignReservoir;
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

/** What is missing at an answer may be off by so much of what may be missing, where steps are correlated. */
const MOST_OFF = 3e-4;

/** A target of 0 is always met. */
const NOTHING_MISSING: Missing = { time: 0, volume: 0, run: 0 };

export function answerDesign(question: DesignQuestion): DesignAnswer {
  const { reservoir, goal, reliability } = question;
  const { K, target, ...inflow } = reservoir;
  const isCorrelated = (inflow.rho ?? 0) !== 0 && inflow.sigma > 0;
  const tolerance = isCorrelated ? CORRELATED_TOLERANCE : ANSWER_TOLERANCE;
  // at a jump less may be missing than is allowed, elsewhere as much is
  const isTold = (kind: 'reached' | 'multiple', missing: number | null) => {
    if (missing === null) return false;
    const off = missing / (1 - reliability) - 1;
    return off <= MOST_OFF && (kind === 'multiple' || off >= -MOST_OFF);
  };
  let yielded = yieldOf({ K }, inflow, goal, reliability, tolerance);
  // where two solutions do not agree there is none
  if (isCorrelated && (yielded.kind === 'reached' || yielded.kind === 'multiple')) {
    const at = { ...inflow, K, target: yielded.target };
    const missing = toldShares(at, goal.years, [goal.measure])[goal.measure];
    if (!isTold(yielded.kind, missing)) yielded = { kind: 'unsolved' };
  }
  if (target === 0) {
    return {
      question,
      required: { kind: 'none', B: 0, K: 0, missing: 0 },
      yield: yielded,
      present: NOTHING_MISSING,
      atRequired: NOTHING_MISSING,
    };
  }
  let required = requiredStorage({ target, ...inflow }, goal, reliability);
  let atRequired = 'K' in required ? toldShares({ ...reservoir, K: required.K }, goal.years) : null;
  const isKnown =
    !isCorrelated ||
    required.kind === 'none' ||
    required.kind === 'unreachable' ||
    ((required.kind === 'reached' || required.kind === 'multiple') &&
      isTold(required.kind, atRequired![goal.measure]));
  if (!isKnown) {
    required = { kind: 'unsolved' };
    atRequired = null;
  }
  const present = toldShares(reservoir, goal.years);
  return { question, required, yield: yielded, present, atRequired };
}
