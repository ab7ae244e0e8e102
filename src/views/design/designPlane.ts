import type { InflowParameters } from '../../core/design/Goal.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { inflowOf } from '../../core/reservoir/inflow.ts';

/** The plane of the chart: target to the right, active storage upwards. */
export interface Plane {
  readonly mean: number;
  /** least target in sight: 0, unless years are much alike */
  readonly left: number;
  /** greatest target in sight */
  readonly right: number;
  /** greatest active storage in sight */
  readonly top: number;
}

/** Powers of ten below are none. */
const SMALLEST = 1e-300;

type Reservoir = Pick<Settings, 'K' | 'mu' | 'sigma' | 'target'>;

/** Beyond the mean inflow long-run reliabilities fall fast. */
const BEYOND_MEAN = 1.15;

/** The plane ends at round numbers: else it would change with every movement. */
const ROUND = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** Active storage up to which the plane reaches by itself: some spreads of the inflow, and the present reservoir with room above. */
export function defaultTop({ K, sigma, target }: Reservoir): number {
  const least = Math.max(6 * sigma, 1.25 * (K - target)) || K;
  const unit = 10 ** Math.floor(Math.log10(Math.max(least, SMALLEST)));
  const top = unit * (ROUND.find((each) => each * unit >= least * (1 - 1e-9)) ?? 10);
  return Number(top.toPrecision(12)); // without the digits that products leave
}

/** Spreads below the mean that one year in 700 is below: a target below them hardly needs storage. */
const BELOW_MEAN = 3;

/** Of the width, that is worth leaving out. */
const WORTH_LEAVING_OUT = 0.3;

/** @param targets - that are in sight in any case */
export function planeOf(inflow: InflowParameters, targets: readonly number[], top: number): Plane {
  const { mean } = inflowOf(inflow);
  const right = Math.max(BEYOND_MEAN * mean, 1.1 * Math.max(...targets)) || 1;
  const unit = 10 ** Math.floor(Math.log10(right / 10));
  const left = Math.floor((inflow.mu - BELOW_MEAN * inflow.sigma) / unit) * unit;
  // all or nothing: it stands still while a target moves
  const isWorth = left > WORTH_LEAVING_OUT * right && targets.every((target) => target > left);
  return { mean, top, right, left: isWorth ? left : 0 };
}

/** The reservoir at a place of the plane, in numbers as round as a pixel is wide. */
export function reservoirAt(
  target: number,
  activeStorage: number,
  { right, top }: Plane,
): Pick<Settings, 'K' | 'target'> {
  const round = (value: number, range: number) => {
    const step = 10 ** Math.floor(Math.log10(range / 300));
    return Math.max(Math.round(value / step) * step, 0);
  };
  const S = Math.max(round(target, right), round(right / 300, right));
  // without the digits that sums of decimals leave
  const plain = (value: number) => Math.min(Number(value.toPrecision(12)), 1e9);
  const K = plain(S + round(activeStorage, top));
  return { K, target: Math.min(plain(S), K) };
}
