import { CarryOver } from '../theory/CarryOver.ts';
import { CensoredNormal } from '../theory/CensoredNormal.ts';
import { atomsToTarget } from '../theory/stationaryLaw.ts';
import { failuresOfInflows } from './correlatedFailures.ts';
import { correlatedShare, trustedShares } from './correlatedShare.ts';
import { firstFailures } from './firstFailures.ts';
import {
  MOST_UNKNOWNS,
  type DesignReservoir,
  type Goal,
  type InflowParameters,
  type Measure,
} from './Goal.ts';

/** What two solutions may differ by where a reliability is still told. */
const MOST_ERROR = 1e-8;

/** Targets that are smaller, of the capacity, are lost in round-off. */
const LEAST_TARGET = 1e-9;

/** Shares below this are round-off: one that may be less is told as this, for only what cannot be missing is 0. */
const LEAST_SHARE = 1e-18;

/** Of correlated steps, which are solved for with fewer digits. */
const LEAST_CORRELATED = 1e-12;

/** A capacity above a multiple of the target, of the multiple, is told apart from it, and does nothing else. */
const JUST_ABOVE = 2 ** -42;

/**
 * What a reservoir lacks of reliability 1, with digits of its own: the share of steps that fail, or of the target's volume
 * that is not released, or the chance of a failure within `years` steps from full.
 *
 * @param reservoir - its target above 0; with ρ the share is one to search by: `toldShares` are those to be told
 * @returns null where it cannot be solved well
 */
export function missingShare(
  reservoir: DesignReservoir,
  goal: Goal,
  mostUnknowns = MOST_UNKNOWNS,
): number | null {
  const { K, mu, sigma, target, rho = 0 } = reservoir;
  if (sigma === 0) return withoutSpread(reservoir, goal);
  // in a unit in which squares of volumes are numbers; a power of two changes no digit
  const unit = 2 ** Math.floor(Math.log2(sigma));
  const scaled = {
    K: K / unit,
    mu: mu / unit,
    sigma: sigma / unit,
    target: target / unit,
    rho,
  };
  if (!Object.values(scaled).every(Number.isFinite)) return null;
  if (K <= target) return withoutCarryOver(scaled, goal);
  const atom = atomsToTarget(scaled.K, scaled.target);
  if (atom !== null && (goal.measure === 'run' || rho !== 0)) scaled.K *= 1 + JUST_ABOVE;
  const share = shareOf(scaled, goal, atom, mostUnknowns);
  // though nothing flows in
  const isCertain =
    goal.measure === 'run' && scaled.K - scaled.target >= goal.years * scaled.target;
  return share !== null && isCertain ? 0 : share;
}

const MEASURES = ['time', 'volume', 'run'] as const satisfies readonly Measure[];

/** The shares of a reservoir that are told: with ρ only where another solution agrees, else null. */
export function toldShares(
  reservoir: DesignReservoir,
  years: number,
  measures: readonly Measure[] = MEASURES,
): Readonly<Record<Measure, number | null>> {
  const { K, sigma, target, rho = 0 } = reservoir;
  if (rho !== 0 && sigma > 0 && K > target) {
    const above = atomsToTarget(K, target) === null ? K : K * (1 + JUST_ABOVE);
    return trustedShares({ ...reservoir, K: above, rho }, years, measures, MOST_UNKNOWNS);
  }
  const of = (measure: Measure) =>
    measures.includes(measure) ? missingShare(reservoir, { measure, years }) : null;
  return { time: of('time'), volume: of('volume'), run: of('run') };
}

/** The two values of the share at a capacity of m targets, m >= 2: just below it, and from there on. */
export interface Jump {
  readonly below: number;
  readonly from: number;
}

/**
 * The share just below a capacity of m targets; from there on it may be less.
 *
 * @returns null where it cannot be solved well
 */
export function shareBelow(
  m: number,
  target: number,
  inflow: InflowParameters,
  goal: Goal,
  mostUnknowns = MOST_UNKNOWNS,
): number | null {
  const share = shareOf(inTargets(m, target, inflow), goal, null, mostUnknowns);
  // just below years + 1 targets a failure is left: that nothing flows in
  const isCertain = goal.measure === 'run' && m - 1 > goal.years;
  return share !== null && isCertain ? 0 : share;
}

/** The share at a capacity of m targets (see `shareBelow`). */
export function shareFrom(
  m: number,
  target: number,
  inflow: InflowParameters,
  goal: Goal,
  mostUnknowns = MOST_UNKNOWNS,
): number | null {
  return missingShare(inTargets(m, target, inflow), goal, mostUnknowns);
}

/** A reservoir of which K is a multiple of the target to the last bit. */
function inTargets(
  m: number,
  target: number,
  { mu, sigma, rho = 0 }: InflowParameters,
): DesignReservoir {
  return { K: m, target: 1, mu: mu / target, sigma: sigma / target, rho };
}

/** @param atom - steps without inflow from full to exactly the target, which is no failure; null for none */
function shareOf(
  reservoir: DesignReservoir,
  goal: Goal,
  atom: number | null,
  mostUnknowns: number,
): number | null {
  const { K, target, rho = 0 } = reservoir;
  if (target < LEAST_TARGET * K) return null;
  if (rho !== 0) {
    const share = correlatedShare({ ...reservoir, rho }, goal, mostUnknowns);
    return share === null ? null : Math.max(share, LEAST_CORRELATED);
  }
  const carryOver = CarryOver.solve(reservoir, mostUnknowns);
  if (carryOver === null) return null;
  if (goal.measure === 'run') return rounded(firstFailures(carryOver, goal.years));
  if (!(carryOver.errorIndicator <= MOST_ERROR)) return null;
  const { B, C, G, inflow } = carryOver;
  if (goal.measure === 'volume') {
    const short = carryOver.integralTo(G, Math.min(B, target), (y) => inflow.below(-y));
    return rounded((short + (B < target ? inflow.meanBelow(-B) : 0)) / target);
  }
  if (atom === null) return rounded(carryOver.atZero);
  const full = inflow.above(B) + carryOver.integral(C, (y) => inflow.density(B - y));
  return rounded(carryOver.atZero - inflow.zeroShare ** atom * full);
}

/** Nothing is carried over: each step is its inflow. */
function withoutCarryOver(reservoir: DesignReservoir, goal: Goal): number {
  const { mu, sigma, target, rho = 0 } = reservoir;
  const inflow = new CensoredNormal(reservoir);
  switch (goal.measure) {
    case 'time':
      return rounded(inflow.below(target));
    case 'volume':
      return rounded(inflow.meanBelow(target) / target);
    case 'run':
      if (rho !== 0) {
        return rounded(failuresOfInflows((target - mu) / sigma, rho, goal.years));
      }
      return rounded(-Math.expm1(goal.years * Math.log1p(-inflow.below(target))));
  }
}

/** A deficit that is larger than the active storage by round-off, of the capacity, is no larger. */
const ROUND_OFF = 1e-12;

/** A spread of 0: all steps are met, or from some step on none. */
function withoutSpread({ K, mu, target }: DesignReservoir, { measure, years }: Goal): number {
  const inflow = Math.max(mu, 0);
  if (inflow >= target) return 0;
  if (measure === 'volume') return 1 - inflow / target;
  const isEnough = K - target >= years * (target - inflow) - ROUND_OFF * K;
  return measure === 'run' && isEnough ? 0 : 1;
}

function rounded(share: number): number {
  return Math.max(share, LEAST_SHARE);
}
