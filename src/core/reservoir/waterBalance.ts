import type { Settings } from '../settings/Settings.ts';

type Reservoir = Pick<Settings, 'K' | 'target'>;

/** W_t = min(S_t, S̄). */
export function releaseOf({ target }: Reservoir, storage: number): number {
  return storage < target ? storage : target;
}

/** S_t - W_t + I_{t+1}: what would be stored if there were room. The order fixes the bits. */
function unboundedStorage(reservoir: Reservoir, storage: number, inflow: number): number {
  return storage - releaseOf(reservoir, storage) + inflow;
}

/** S_{t+1} = min(S_t - W_t + I_{t+1}, K). */
export function nextStorage(reservoir: Reservoir, storage: number, inflow: number): number {
  const unbounded = unboundedStorage(reservoir, storage, inflow);
  return unbounded < reservoir.K ? unbounded : reservoir.K;
}

/** What of an inflow spills: max(S_t - W_t + I_{t+1} - K, 0). */
export function spillOf(reservoir: Reservoir, storage: number, inflow: number): number {
  const excess = unboundedStorage(reservoir, storage, inflow) - reservoir.K;
  return excess > 0 ? excess : 0;
}
