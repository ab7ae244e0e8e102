import { describe, expect, it } from 'vitest';
import type { JobTiming } from '../../src/core/run/SimulationRun.ts';
import { partsOf } from '../../src/core/timing/partsOf.ts';

/** A job from its five stamps. */
function job(worker: number, ...stamps: [number, number, number, number, number]): JobTiming {
  const [sentAt, startedAt, finishedAt, receivedAt, mergedAt] = stamps;
  const call = { name: 'Chunk 0', firstStep: 0, lost: [], isRepair: false, worker };
  return { ...call, sentAt, startedAt, finishedAt, receivedAt, mergedAt };
}

const STAMPS = { startedAt: 100, finishedAt: 210 };

describe('the parts of a run', () => {
  it('are means over the workers, worked by hand', () => {
    const jobs = [
      job(0, 101, 105, 145, 148, 150), // start 5, compute 40, hand over 3, merge 2
      job(1, 101, 107, 187, 190, 191), // start 7, compute 80, hand over 3, merge 1
      job(0, 150, 152, 192, 195, 200), // compute 40, hand over 2 + 3, merge 5
    ];
    const parts = partsOf(jobs, 2, STAMPS);
    expect(parts).toEqual({
      wallMs: 110,
      startMs: 6,
      computeMs: 80,
      handOverMs: 5.5,
      mergeMs: 4 + 10, // the whole was put together while all waited
      waitMs: 4.5,
    });
    // worker 1 waits from 191 to 200, worker 0 never
    expect(parts.waitMs).toBe((200 - 191) / 2);
  });

  it('do not depend on the order in which jobs came', () => {
    const jobs = [job(0, 150, 152, 192, 195, 200), job(0, 101, 105, 145, 148, 150)];
    expect(partsOf(jobs, 1, STAMPS)).toEqual(partsOf(jobs.toReversed(), 1, STAMPS));
  });

  it('count a worker without a job as waiting all the time', () => {
    const jobs = [job(0, 100, 100, 200, 200, 200)];
    expect(partsOf(jobs, 1, { ...STAMPS, finishedAt: 200 }).waitMs).toBe(0);
    expect(partsOf(jobs, 4, { ...STAMPS, finishedAt: 200 }).waitMs).toBe(75);
  });
});
