import type { InflowParameters } from '../../core/design/Goal.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { inflowOf } from '../../core/reservoir/inflow.ts';

/** The plane of the chart: target to the right, active storage upwards. */
export interface Plane {
  readonly mean: number;
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
  return unit * (ROUND.find((each) => each * unit >= least * (1 - 1e-9)) ?? 10);
}

/** @param target - that is in sight in any case */
export function planeOf(inflow: InflowParameters, target: number, top: number): Plane {
  const { mean } = inflowOf(inflow);
  return { mean, top, right: Math.max(BEYOND_MEAN * mean, 1.1 * target) || 1 };
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
