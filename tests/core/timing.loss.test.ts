import { describe, expect, test } from 'vitest';
import type { JobTiming } from '../../src/core/run/SimulationRun.ts';
import { lossOf, type Lost } from '../../src/core/timing/lossOf.ts';

function job(worker: number, sentAt: number, lost: JobTiming['lost'] = []): JobTiming {
  const times = { startedAt: sentAt + 1, finishedAt: sentAt + 40, receivedAt: sentAt + 41 };
  const call = { name: 'Chunk 0', firstStep: 0, worker, sentAt };
  return { ...call, lost, ...times, isRepair: false, mergedAt: sentAt + 42 };
}

/** The message was posted at 120, while worker 1 computed; the page heard of it at 146. */
const LOST: Lost = {
  worker: 1,
  postedAt: 120,
  noticedAt: 146,
  replacedAt: null,
  reason: 'it threw',
};
const DONE = [job(0, 100), job(1, 60), job(1, 103)];

describe('a lost worker', () => {
  test('fails after the job that it computes, and the next one is lost', () => {
    const jobs = [...DONE, job(0, 150, [{ worker: 1, sentAt: 145 }])];
    expect(lossOf(LOST, 'fail', jobs)).toEqual({
      worker: 1,
      injuredAt: 145,
      sentAt: 145,
      noticedAt: 146,
      replacedAt: null,
      reason: 'it threw',
    });
  });

  test('fails at the end of its last job, where it had no other', () => {
    expect(lossOf(LOST, 'fail', DONE)).toMatchObject({ injuredAt: 143, sentAt: null });
  });

  test('fails at once where the job that is lost had been sent before', () => {
    const jobs = [job(1, 60), job(0, 150, [{ worker: 1, sentAt: 110 }])];
    expect(lossOf(LOST, 'fail', jobs)).toMatchObject({ injuredAt: 120, sentAt: 110 });
  });

  test('that is killed is lost at once, in the midst of its job', () => {
    const jobs = [job(1, 60), job(0, 150, [{ worker: 1, sentAt: 103 }])];
    expect(lossOf(LOST, 'kill', jobs)).toMatchObject({ injuredAt: 120, sentAt: 103 });
  });

  test('that nobody harmed is lost when the page notices', () => {
    expect(lossOf({ ...LOST, postedAt: null }, 'none', DONE)).toMatchObject({ injuredAt: 146 });
  });
});
