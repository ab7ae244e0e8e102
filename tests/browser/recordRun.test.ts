import { expect, test } from 'vitest';
import { recordRun } from '../../src/workers/timing/recordRun.ts';
import { DEFAULTS } from '../support/settings.ts';

const { signal } = new AbortController();

test('runs with a fault do the work of the undisturbed one, and come to its numbers', async () => {
  const before = await recordRun(DEFAULTS, 2, 'none', null, signal);
  expect(before.undisturbed).toEqual({ digest: before.digest, wallMs: null });
  for (const fault of ['none', 'kill', 'fail'] as const) {
    const { settings, digest, undisturbed, jobs, losses } = await recordRun(
      DEFAULTS,
      2,
      fault,
      before,
      signal,
    );
    expect(settings).toEqual(before.settings);
    expect(digest).toBe(before.digest);
    expect(undisturbed).toEqual({
      digest: before.digest,
      wallMs: before.finishedAt - before.startedAt,
    });
    expect(losses).toHaveLength(fault === 'none' ? 0 : 1);
    for (const { worker, injuredAt, noticedAt } of losses) {
      expect(injuredAt).toBeLessThanOrEqual(noticedAt);
      // no job that came to its end is cut by the loss
      const own = jobs.filter((job) => job.worker === worker);
      expect(own.some((job) => job.startedAt < injuredAt && injuredAt < job.finishedAt)).toBe(
        false,
      );
    }
  }
});
