import { nextStorage, releaseOf, spillOf } from '../reservoir/waterBalance.ts';

/** A sequence of inflows through the reservoir, from full: one possible past. */
export interface Behaviour {
  readonly steps: number;
  readonly failedSteps: number;
  /** runs of failed steps */
  readonly events: number;
  readonly timeReliability: number;
  readonly volumetricReliability: number;
  /** events / failed steps; null without a failure, as the next */
  readonly resilience: number | null;
  /** mean over events of the largest deficit, of the target */
  readonly vulnerability: number | null;
  readonly longestFailure: number;
  readonly largestDeficit: number;
  readonly spill: number;
  readonly lastStorage: number;
  readonly minStorage: number;
  readonly fullSteps: number;
  /** the steps that failed, from 0 */
  readonly failures: readonly number[];
}

/**
 * @param inflows - in order and without gaps, at least one, from 0
 * @param reservoir - its target above 0, up to K
 */
export function behaviour(
  inflows: readonly number[],
  reservoir: { readonly K: number; readonly target: number },
): Behaviour {
  const { K, target } = reservoir;
  const steps = inflows.length;
  const failures: number[] = [];
  /** of each event: its steps, and its largest deficit */
  const events: { steps: number; deficit: number }[] = [];
  let storage = K;
  let [released, spill, fullSteps, minStorage] = [0, 0, 0, Infinity];
  let isFailing = false;
  inflows.forEach((inflow, t) => {
    spill += spillOf(reservoir, storage, inflow);
    storage = nextStorage(reservoir, storage, inflow);
    released += releaseOf(reservoir, storage);
    minStorage = Math.min(minStorage, storage);
    if (storage === K) fullSteps++;
    const deficit = target - storage;
    if (deficit > 0) {
      failures.push(t);
      if (!isFailing) events.push({ steps: 0, deficit: 0 });
      const event = events.at(-1)!;
      event.steps++;
      event.deficit = Math.max(event.deficit, deficit);
    }
    isFailing = deficit > 0;
  });
  const failedSteps = failures.length;
  const deficits = events.reduce((sum, event) => sum + event.deficit, 0);
  return {
    steps,
    failedSteps,
    events: events.length,
    timeReliability: 1 - failedSteps / steps,
    volumetricReliability: released / (steps * target),
    resilience: failedSteps === 0 ? null : events.length / failedSteps,
    vulnerability: failedSteps === 0 ? null : deficits / events.length / target,
    longestFailure: events.reduce((most, event) => Math.max(most, event.steps), 0),
    largestDeficit: events.reduce((most, event) => Math.max(most, event.deficit), 0),
    spill,
    lastStorage: storage,
    minStorage,
    fullSteps,
    failures,
  };
}
