import { describe, expect, test } from 'vitest';
import { restartedPath } from '../../src/core/run/restartedPath.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { csvRows } from '../support/csvRows.ts';
import { ARTICLE } from '../support/settings.ts';
import { simulateRows } from '../support/simulate.ts';

/** NumPy's streams draw the same in both modes, so the other mode's run is what the seam would have made. */
const LESSON: Settings = { ...ARTICLE, K: 1000, mu: 62.95, T: 2000, seed: 2 };

/** The second chunk's storages, the one that it starts from first, and its inflows. */
function secondChunk(settings: Settings) {
  const { path, csv } = simulateRows(settings, { csv: true });
  const rows = csvRows(csv).filter(({ chunk, inflow }) => chunk === 1 && inflow !== null);
  return {
    storages: path.slice(-rows.length - 1),
    inflows: Float64Array.from(rows, ({ inflow }) => inflow!),
  };
}

describe('a path restarted at a seam', () => {
  const { storages, inflows } = secondChunk({ ...LESSON, boundary: 'continue' });
  const restarted = restartedPath(LESSON, 1000, storages.subarray(1), inflows);

  test('is that of the run whose chunks start full, to the bit, until it meets the path', () => {
    const full = secondChunk({ ...LESSON, boundary: 'restart' }).storages;
    const steps = restarted.meetingSteps!;
    expect(restarted.storages).toEqual(Array.from(full.subarray(0, steps + 1)));
    expect(full[steps - 1]).not.toBe(storages[steps - 1]);
    expect(full.slice(steps)).toEqual(storages.slice(steps));
  });

  test('is followed as far as inflows are known', () => {
    const few = inflows.subarray(0, 3);
    const { meetingSteps, storages: followed } = restartedPath(LESSON, 1000, storages, few);
    expect(meetingSteps).toBeNull();
    expect(followed).toEqual(restarted.storages.slice(0, 4));
  });
});
