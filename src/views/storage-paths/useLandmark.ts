import { useEffect, useRef } from 'react';
import { fitSpan, isWhole, lengthOf, type Span } from '../../components/span.ts';
import { canReadSteps, type StepsRequest } from '../../core/run/keptSteps.ts';
import { findLandmark, type Landmark, type LandmarkKind } from '../../core/run/landmarks.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import { landmarkText } from './landmarkText.ts';
import { leastSpan, wholeSpan } from './stepsRequest.ts';
import type { ReadSteps } from './useSteps.ts';

export interface LandmarkOptions {
  readonly run: SimulationRun;
  /** in sight */
  readonly span: Span;
  readonly readSteps: ReadSteps;
  /** told what was gone to */
  readonly onFound: (landmark: Landmark) => void;
  /** Shows a part of the joined chunks; null for all of them. */
  readonly onShow: (span: Span | null) => void;
  readonly onSaid: (message: string) => void;
  readonly onError: (error: unknown) => void;
}

export interface LandmarkState {
  readonly goToStep: (step: number) => void;
  readonly goToLandmark: (kind: LandmarkKind) => void;
}

/** Steps that are shown around one that was gone to, where more were shown before. */
const AROUND_STEP = 200;

/** Steps that are shown before and after what was looked for. */
const LEAST_AROUND = 20;

/** Going to a step by its number, and to the steps that people look for. */
export function useLandmark(options: LandmarkOptions): LandmarkState {
  const { run, span, readSteps, onFound, onShow, onSaid, onError } = options;
  const latestRun = useRef(run);
  useEffect(() => {
    latestRun.current = run;
  });

  const least = leastSpan(run);
  const show = (mark: Landmark, around: number) => {
    onFound(mark);
    const whole = wholeSpan(run, 'joined');
    const to = mark.firstStep + (mark.within ?? mark.stepCount) + around;
    const next = fitSpan({ from: mark.firstStep - around, to }, { whole, least });
    onShow(isWhole(next, whole) ? null : next);
  };
  return {
    goToStep: (firstStep) => {
      const mark = { kind: 'step', firstStep, stepCount: 1, within: null } as const;
      const length = Math.min(AROUND_STEP, Math.max(lengthOf(span), least));
      onSaid(landmarkText(mark, run));
      show(mark, (length - mark.stepCount) / 2); // what is in sight stays as long as it is
    },
    goToLandmark: (kind) => {
      const read = (request: StepsRequest) => readSteps(run, request);
      findLandmark(run, kind, canReadSteps(run) ? read : null).then((mark) => {
        if (latestRun.current !== run) return; // a newer one is in sight
        onSaid(landmarkText(mark, run));
        const steps = mark.within ?? mark.stepCount;
        if (mark.stepCount > 0) show(mark, Math.max(LEAST_AROUND, steps / 2));
      }, onError);
    },
  };
}
