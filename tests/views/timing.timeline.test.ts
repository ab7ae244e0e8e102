import { describe, expect, it } from 'vitest';
import type { JobTiming } from '../../src/core/run/SimulationRun.ts';
import type { Loss, Recording } from '../../src/core/timing/Recording.ts';
import { drawTimeline } from '../../src/views/timing/recording/drawTimeline.ts';
import {
  pointText,
  timelineData,
  timelineOptions,
} from '../../src/views/timing/recording/timelineChart.ts';
import {
  computingShare,
  timelinePicture,
} from '../../src/views/timing/recording/timelinePicture.ts';
import {
  delaySentence,
  digestSentence,
  jobsTable,
  lossSentence,
  recordingSentence,
} from '../../src/views/timing/recording/timelineText.ts';
import { DEFAULTS } from '../support/settings.ts';
import { PALETTE } from '../support/palette.ts';

const START = 1_750_000_000_000;

/** A job of 40 ms, all but 6 ms of it computing. */
function job(worker: number, sent: number, lost: JobTiming['lost'] = []): JobTiming {
  return {
    name: 'Chunk 0',
    firstStep: 0,
    isRepair: false,
    lost,
    worker,
    sentAt: START + sent,
    startedAt: START + sent + 1,
    finishedAt: START + sent + 35,
    receivedAt: START + sent + 37,
    mergedAt: START + sent + 40,
  };
}

const STEADY: Recording = {
  fault: 'none',
  settings: { ...DEFAULTS, T: 4e6, chunks: 4 },
  workers: 2,
  startedAt: START,
  finishedAt: START + 100,
  pausedMs: 0,
  // as they came
  jobs: [job(1, 0), job(0, 2), job(0, 50), job(1, 45)],
  losses: [],
  digest: '0123456789abcdef',
  undisturbed: { digest: '0123456789abcdef', wallMs: null },
};

const LOSS: Loss = {
  worker: 1,
  injuredAt: START + 121,
  sentAt: START + 110,
  noticedAt: START + 2121,
  replacedAt: START + 2161,
  reason: 'it gave no answer for 2 s',
};

const KILLED: Recording = {
  ...STEADY,
  fault: 'kill',
  undisturbed: { ...STEADY.undisturbed, wallMs: 150 },
  finishedAt: START + 2200,
  jobs: [
    job(0, 0),
    job(1, 0),
    job(0, 50),
    job(0, 2122, [{ worker: 1, sentAt: START + 110 }]),
    job(1, 2150),
  ],
  losses: [LOSS],
};

describe('the picture of a recording', () => {
  it('has a box for each job, in ms since the start, on the lane of its worker', () => {
    const { lanes, lengthMs, jobs } = timelinePicture(STEADY);
    expect(lanes).toBe(2);
    expect(lengthMs).toBe(100);
    expect(jobs.map(({ lane, sent, place }) => [lane, sent, place])).toEqual([
      [1, 0, 0],
      [0, 2, 0],
      [1, 45, 1],
      [0, 50, 1],
    ]);
    const { started, finished, received, merged } = jobs[1]!;
    expect([started, finished, received, merged]).toEqual([3, 37, 39, 42]);
  });

  it('keeps a lost worker in, and marks the job that was lost before', () => {
    const { losses, jobs, lengthMs } = timelinePicture(KILLED);
    expect(losses[0]).toMatchObject({
      lane: 1,
      injured: 121,
      sent: 110,
      noticed: 2121,
      replaced: 2161,
    });
    expect(jobs.map(({ isRetry }) => isRetry)).toEqual([false, false, false, true, false]);
    expect(lengthMs).toBe(2200);
    const late = { ...KILLED, losses: [{ ...LOSS, replacedAt: START + 2500 }] };
    expect(timelinePicture(late).lengthMs).toBe(2500);
  });

  it('marks no job where the lost worker had none', () => {
    const idle = { ...KILLED, jobs: STEADY.jobs, losses: [{ ...LOSS, sentAt: null }] };
    expect(timelinePicture(idle).jobs.some(({ isRetry }) => isRetry)).toBe(false);
  });

  it('draws computing, messages and losses where they were', () => {
    const rects: { colour: unknown; left: number; width: number }[] = [];
    const outlines: number[][] = [];
    const context = new Proxy<Record<string | symbol, unknown>>(
      {},
      {
        get: (target, name) => {
          if (name === 'fillRect') {
            return (left: number, _: number, width: number) =>
              rects.push({ colour: target['fillStyle'], left, width });
          }
          if (name === 'rect') return (...rect: number[]) => outlines.push(rect);
          return target[name] ?? (() => undefined);
        },
      },
    ) as unknown as CanvasRenderingContext2D;
    const place = { xOf: (ms: number) => ms, yOf: (lane: number) => 40 * lane, laneHeight: 40 };
    drawTimeline(context, timelinePicture(KILLED), place, PALETTE);
    const computing = rects.filter(({ colour }) => String(colour).startsWith(PALETTE.accent));
    // a pixel apart
    expect(computing[0]).toEqual({ colour: PALETTE.accent, left: 1, width: 33 });
    expect(computing).toHaveLength(5);
    // neighbours on a lane differ
    expect(computing[2]!.colour).not.toBe(PALETTE.accent);
    expect(rects).toContainEqual({ colour: PALETTE.series[2], left: 50, width: 1 });
    expect(rects).toContainEqual({ colour: PALETTE.series[1], left: 85, width: 2 });
    expect(rects).toContainEqual({ colour: PALETTE.text, left: 87, width: 3 });
    // lost: from its sending until the page noticed
    expect(outlines).toEqual([[110, 28, 2011, 24]]);
  });
});

describe('the chart of a recording', () => {
  it('has lanes from top to bottom, and a cross where a worker was lost', () => {
    const picture = timelinePicture(KILLED);
    const { datasets } = timelineData(picture, PALETTE);
    expect(datasets[1]!.data.map(({ x, y }) => [x, y])).toEqual([[121, 2]]);
    expect(datasets[1]!.pointStyle).toBe('crossRot');
    const options = timelineOptions(picture, PALETTE);
    const y = options.scales!['y']! as { reverse: boolean; min: number; max: number };
    expect([y.reverse, y.min, y.max]).toEqual([true, 0.5, 2.5]);
  });

  it('has points all along a long job, and few for many short ones', () => {
    const [points] = timelineData(timelinePicture(STEADY), PALETTE).datasets;
    // 37 ms of 100, a place each 1.25 ms
    expect(points!.data).toHaveLength(4 * 30);
    expect(points!.data[0]!.x).toBeGreaterThan(0);
    expect(points!.data[29]!.x).toBeLessThan(37);
    const many = { ...STEADY, finishedAt: START + 40_000 };
    expect(timelineData(timelinePicture(many), PALETTE).datasets[0]!.data).toHaveLength(4);
  });

  it('tells the parts of a job, and why a worker was lost', () => {
    const picture = timelinePicture(KILLED);
    expect(pointText({ x: 0, y: 1, of: picture.jobs[3]! })).toEqual([
      'Chunk 0 on worker 1, sent at 2.1 s, run again',
      'to the worker 1.0 ms',
      'computing 34 ms',
      'to the page 2.0 ms',
      'merge 3.0 ms',
    ]);
    expect(pointText({ x: 0, y: 2, of: picture.losses[0]! })).toEqual([
      'worker 2, lost at 121 ms',
      'it gave no answer for 2 s',
    ]);
  });
});

describe('the sentences below a recording', () => {
  it('count jobs and workers, and the share of their time that was computing', () => {
    // 4 jobs of 34 ms on 2 lanes of 100 ms
    expect(computingShare(STEADY)).toBeCloseTo(0.68, 12);
    expect(recordingSentence(STEADY)).toBe(
      '4,000,000 steps in 4 chunks: 4 jobs on 2 workers in 100 ms; 68.0 % of the workers’ time was computing.',
    );
    expect(lossSentence(STEADY)).toBeNull();
    expect(digestSentence(STEADY)).toBe('Digest 01234567….');
    expect(delaySentence(STEADY)).toBeNull();
  });

  it('tell of a killed worker', () => {
    expect(lossSentence(KILLED)).toBe(
      'Worker 2 was killed at 121 ms; the page noticed 2.0 s later (it gave no answer for 2 s), started another, and ran its job again. The new worker was ready 40 ms later.',
    );
    expect(digestSentence(KILLED)).toBe(
      'Digest 01234567…: the same as of an undisturbed run, so the same numbers, to the last bit.',
    );
  });

  it('tell how much later it ended than without the fault', () => {
    expect(delaySentence(KILLED)).toBe(
      'The run ended 2.0 s later than the same one without a fault, which took 150 ms; each was run once, so that their noise is in this.',
    );
    const slow = { ...KILLED, undisturbed: { ...KILLED.undisturbed, wallMs: 2210 } };
    expect(delaySentence(slow)).toMatch(/^The run ended 10 ms sooner than .*: single runs differ/);
    expect(delaySentence({ ...KILLED, undisturbed: STEADY.undisturbed })).toBeNull();
  });

  it('tell of a worker that failed with no job, in a run that ended before the new one was ready', () => {
    const loss = { ...LOSS, noticedAt: START + 124, sentAt: null, replacedAt: null };
    expect(lossSentence({ ...KILLED, fault: 'fail', losses: [loss] })).toBe(
      'Worker 2 failed at 121 ms; the page heard of it 3.0 ms later, gave it up and started another; there was no job to run again. The others had finished before the new worker was ready.',
    );
  });

  it('tell that a run was too short to lose a worker in', () => {
    expect(lossSentence({ ...STEADY, fault: 'kill' })).toContain('over before');
  });

  it('are loud where digests differ, even without a loss', () => {
    const other = { ...STEADY, undisturbed: { digest: 'ffff', wallMs: null } };
    expect(digestSentence(other)).toContain('differs');
    expect(digestSentence(other)).toContain('ffff');
  });
});

describe('the table of jobs', () => {
  it('has all stamps since the start', () => {
    const { rows, columns } = jobsTable(KILLED);
    expect(rows).toHaveLength(5);
    expect(rows[3]).toHaveLength(columns.length);
    expect(rows[3]).toEqual([
      4,
      'Chunk 0',
      1,
      '2122.00',
      '2123.00',
      '2157.00',
      '2159.00',
      '2162.00',
      '34.00',
      'run again',
    ]);
  });

  it('says where it ends', () => {
    const many = { ...STEADY, jobs: Array.from({ length: 600 }, (_, i) => job(0, i)) };
    expect(jobsTable(many).rows).toHaveLength(200);
    expect(jobsTable(many).caption).toContain('first 200 jobs');
  });
});
