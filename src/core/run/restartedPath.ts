import { nextStorage } from '../reservoir/waterBalance.ts';
import type { Settings } from '../settings/Settings.ts';

/** What a path would have been from a seam on, had it started full there, with the same inflows. */
export interface RestartedPath {
  /** the step of the whole path that it starts after */
  readonly seam: number;
  /** full, then the storage after each step, until it meets the path that went on, or as far as that is known */
  readonly storages: readonly number[];
  /** steps until the two are equal, to the bit, and stay so; null if they are not by then */
  readonly meetingSteps: number | null;
}

/**
 * Follows the inflows of a path from full, until it meets the storages that they led to.
 *
 * @param storages - after each step that follows the seam, as many as there are inflows
 */
export function restartedPath(
  settings: Pick<Settings, 'K' | 'target'>,
  seam: number,
  storages: Float64Array,
  inflows: Float64Array,
): RestartedPath {
  let storage = settings.K;
  const followed = [storage];
  for (const [t, inflow] of inflows.entries()) {
    storage = nextStorage(settings, storage, inflow);
    followed.push(storage);
    if (storage === storages[t]) return { seam, storages: followed, meetingSteps: t + 1 };
  }
  return { seam, storages: followed, meetingSteps: null };
}
