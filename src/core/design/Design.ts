import type { CurvePoint } from './curve.ts';
import type { DesignAnswer } from './designAnswer.ts';

/** A curve of equal reliability. */
export interface Curve {
  readonly reliability: number;
  readonly points: readonly CurvePoint[];
}

/** An answer, and the curves that are there so far, by rising reliability. */
export interface Design {
  readonly answer: DesignAnswer;
  readonly curves: readonly Curve[];
}
