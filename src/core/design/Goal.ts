import type { Settings } from '../settings/Settings.ts';

/**
 * The three meanings of reliability: the share of steps that meet the target, the share of the target's volume that is
 * released, both in the long run; the chance that a number of steps from full all meet the target.
 */
export type Measure = 'time' | 'volume' | 'run';

/** What of a reservoir is to be reliable. */
export interface Goal {
  readonly measure: Measure;
  /** steps of `run`: whole, from 1 */
  readonly years: number;
}

/** Unknowns of the law beyond which an answer is not solved for: it would take seconds. */
export const MOST_UNKNOWNS = 300;

/** What flows in: μ, σ, and ρ, which is 0 where it is not given. */
export type InflowParameters = Pick<Settings, 'mu' | 'sigma'> & Partial<Pick<Settings, 'rho'>>;

/** A reservoir, and what flows in. */
export type DesignReservoir = InflowParameters & Pick<Settings, 'K' | 'target'>;

/** What is asked of the Design view, as links hold it. */
export interface DesignKeys extends Goal {
  /** 0.5 to 0.9999 */
  readonly reliability: number;
}
