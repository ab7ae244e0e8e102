import { describe, expect, it, vi } from 'vitest';
import type { JobTiming, SentCall } from '../../src/core/run/SimulationRun.ts';
import { Lanes } from '../../src/session/Lanes.ts';
import { DEFAULTS } from '../support/settings.ts';

const call = (worker: number, sentAt: number): SentCall => ({
  name: 'Chunk 0',
  firstStep: 0,
  worker,
  sentAt,
});

function done({ sentAt, ...sent }: SentCall, isRepair = false): JobTiming {
  const times = { startedAt: sentAt + 1, finishedAt: sentAt + 8, receivedAt: sentAt + 9 };
  return { ...sent, sentAt, ...times, mergedAt: sentAt + 10, isRepair, lost: [] };
}

describe('the log of the workers', () => {
  it('tells of a run when it is over, or when it has gone on for a while', () => {
    vi.useFakeTimers();
    const lanes = new Lanes();
    const told = vi.fn();
    lanes.subscribe(told);
    const first = lanes.begin(DEFAULTS, 2);
    first.onSent(call(0, 100));
    expect(told).not.toHaveBeenCalled();
    first.end('aa');
    expect(told).toHaveBeenCalledTimes(1);
    expect(lanes.state()).toMatchObject({ isLive: false, isSame: null });

    lanes.begin(DEFAULTS, 2);
    vi.advanceTimersByTime(1000);
    expect(lanes.state()!.isLive).toBe(true);
    vi.useRealTimers();
  });

  it('has what is under way, until it is done, and begins with the first call', () => {
    const lanes = new Lanes();
    const run = lanes.begin(DEFAULTS, 2);
    run.onSent(call(0, 100));
    run.onSent(call(1, 105));
    run.onTiming(done(call(0, 100)));
    run.end('aa');
    const { log } = lanes.state()!;
    expect(log).toMatchObject({ startedAt: 100, workers: 2 });
    expect(log.jobs.map(({ worker }) => worker)).toEqual([0]);
  });

  it('keeps what a lost worker had, who killed it, and its successor', () => {
    const lanes = new Lanes();
    const run = lanes.begin(DEFAULTS, 2);
    run.onSent(call(1, 100));
    lanes.kill(1);
    lanes.lost(1);
    lanes.lost(0);
    lanes.ready(1);
    const [killed, lost] = lanes.state()!.log.losses;
    expect(killed).toMatchObject({ worker: 1, call: call(1, 100) });
    expect(killed!.killedAt).toBeLessThanOrEqual(killed!.noticedAt);
    expect(killed!.replacedAt).toBeGreaterThanOrEqual(killed!.noticedAt);
    expect(lost).toMatchObject({ worker: 0, killedAt: null, call: null, replacedAt: null });
    run.end(null);
    expect(lanes.state()!.log).toMatchObject({ isWhole: false });
    lanes.lost(0); // at rest, or ended with a call that nobody waits for
    expect(lanes.state()!.log.losses).toHaveLength(2);
  });

  it('forgets what ended workers had', () => {
    const lanes = new Lanes();
    const run = lanes.begin(DEFAULTS, 4);
    for (let worker = 0; worker < 4; worker++) run.onSent(call(worker, 100));
    lanes.resized(2);
    lanes.lost(1);
    expect([...lanes.state()!.log.sent.keys()]).toEqual([0]);
    run.end(null);
  });

  it('holds the digest against that of an earlier run of the same settings', () => {
    const lanes = new Lanes();
    const end = (seed: number, digest: string | null) => {
      lanes.begin({ ...DEFAULTS, seed }, 2).end(digest);
      return lanes.state()!.isSame;
    };
    expect([end(0, 'aa'), end(1, 'bb'), end(0, 'aa'), end(1, 'aa'), end(0, null)]).toEqual([
      null,
      null,
      true,
      false,
      null,
    ]);
  });

  it('is not ended by a run that a newer one replaced', () => {
    const lanes = new Lanes();
    const older = lanes.begin(DEFAULTS, 2);
    const newer = lanes.begin(DEFAULTS, 3);
    older.end(null);
    expect(lanes.state()).toBeNull();
    newer.end('aa');
    expect(lanes.state()!.log.workers).toBe(3);
  });
});
