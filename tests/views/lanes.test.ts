import { describe, expect, it } from 'vitest';
import type { LaneLog } from '../../src/core/run/LaneLog.ts';
import type { JobTiming } from '../../src/core/run/SimulationRun.ts';
import { axisOf, jobBoxes, lossBoxes, openBoxes } from '../../src/views/lanes/laneBoxes.ts';
import { LanePainter } from '../../src/views/lanes/LanePainter.ts';
import { lanesSentence, lanesTable, lossesText } from '../../src/views/lanes/laneTexts.ts';
import { laneTicks } from '../../src/views/lanes/laneTicks.ts';
import { rampColour } from '../../src/views/lanes/rampColour.ts';
import { PALETTE } from '../support/palette.ts';
import { DEFAULTS } from '../support/settings.ts';

const START = 1_750_000_000_000;

function job(worker: number, sent: number, change: Partial<JobTiming> = {}): JobTiming {
  const at = START + sent;
  return {
    name: 'Chunk 0',
    firstStep: 500,
    worker,
    sentAt: at,
    startedAt: at + 10,
    finishedAt: at + 90,
    receivedAt: at + 100,
    mergedAt: at + 101,
    isRepair: false,
    lost: [],
    ...change,
  };
}

function log(change: Partial<LaneLog> = {}): LaneLog {
  return {
    settings: { ...DEFAULTS, T: 1000 },
    workers: 2,
    startedAt: START,
    jobs: [job(0, 0), job(1, 0)],
    sent: new Map(),
    losses: [],
    finishedAt: START + 100,
    isWhole: true,
    ...change,
  };
}

/** What a canvas was asked to fill. */
function fakeContext() {
  const filled: number[][] = [];
  const nothing = () => {};
  const context = new Proxy(
    { fillRect: (...box: number[]) => filled.push(box), measureText: () => ({ width: 20 }) },
    { get: (target, name) => Reflect.get(target, name) ?? nothing, set: () => true },
  );
  return { context: context as unknown as CanvasRenderingContext2D, filled };
}

describe('the boxes of the lanes', () => {
  it('are the way to the worker, its computing, and the way back', () => {
    expect(
      jobBoxes(log(), job(1, 20)).map(({ kind, lane, from, to }) => [kind, lane, from, to]),
    ).toEqual([
      ['message', 1, 20, 30],
      ['computing', 1, 30, 110],
      ['message', 1, 110, 120],
    ]);
    expect(jobBoxes(log(), job(0, 0))[1]!.place).toBe(0.5);
    expect(jobBoxes(log(), job(0, 0, { isRepair: true }))[1]!.kind).toBe('repair');
    expect(jobBoxes(log(), job(0, 0, { lost: [{ worker: 1, sentAt: START }] }))[1]!.isRetry).toBe(
      true,
    );
  });

  it('grow with what is under way, and tell what a lost worker took with it', () => {
    const call = { name: 'Chunk 1', firstStep: 0, worker: 1, sentAt: START + 40 };
    expect(openBoxes(log({ sent: new Map([[1, call]]) }), 70)).toMatchObject([
      { kind: 'computing', lane: 1, from: 40, to: 70 },
    ]);
    const loss = { worker: 1, killedAt: START + 60, noticedAt: START + 65, call };
    expect(lossBoxes(log(), { ...loss, replacedAt: START + 80 }, 100)).toMatchObject([
      { kind: 'lost', from: 40, to: 65 },
      { kind: 'starting', from: 65, to: 80 },
    ]);
    expect(lossBoxes(log(), { ...loss, replacedAt: null }, 100)[1]).toMatchObject({ to: 100 });
  });

  it('stand on an axis that doubles while the run goes on, and fits it at its end', () => {
    const going = log({ finishedAt: null });
    expect([100, 500, 501, 3000].map((ms) => axisOf(going, START + ms))).toEqual([
      500, 500, 1000, 4000,
    ]);
    expect(axisOf(log(), START + 9999)).toBe(100);
  });

  it('are marked at round times', () => {
    expect(laneTicks(5500, 8).map(({ text }) => text)).toEqual([
      '0',
      '1 s',
      '2 s',
      '3 s',
      '4 s',
      '5 s',
    ]);
    expect(laneTicks(0.9, 4).map(({ text }) => text)).toEqual(['0', '0.5 ms']);
  });

  it('have colours that tell places apart', () => {
    const colours = [0, 0.25, 0.5, 0.75, 1].map((place) => rampColour(place, PALETTE));
    expect(new Set(colours).size).toBe(5);
    expect(rampColour(7, PALETTE)).toBe(rampColour(1, PALETTE));
  });
});

describe('the painter', () => {
  it('does not paint again what it has painted', () => {
    const { context, filled } = fakeContext();
    const place = {
      width: 500,
      height: 68,
      left: 0,
      bottom: 18,
      fontSize: 11,
      fontFamily: 'serif',
    };
    const painter = new LanePainter(context, place, PALETTE);
    const going = log({ finishedAt: null, jobs: [] });
    for (let i = 0; i < 40; i++) going.jobs.push(job(i % 2, 100 * Math.floor(i / 2)));
    painter.paint(going, START + 2000);
    const whole = filled.length;
    going.jobs.push(job(0, 2000));
    going.sent.set(1, { name: '', firstStep: 0, worker: 1, sentAt: START + 2000 });
    painter.paint(going, START + 2001); // a longer axis: all of it
    filled.length = 0;
    going.jobs.push(job(1, 2000));
    painter.paint(going, START + 2101);
    expect(whole).toBeGreaterThan(80);
    expect(filled.length).toBeGreaterThan(0);
    expect(filled.length).toBeLessThan(12);
    for (const [x, , width] of filled) expect(x! + width!).toBeLessThanOrEqual(501);
  });
});

describe('what is said of the lanes', () => {
  it('counts jobs, workers and the share that was computing', () => {
    // by hand: two jobs of 80 ms in 100 ms on two workers
    expect(lanesSentence(log())).toBe(
      '2 jobs on 2 workers in 100 ms: 80.0 % of their time was computing.',
    );
    const mended = log({
      jobs: [job(0, 0), job(0, 100, { isRepair: true })],
      finishedAt: START + 200,
    });
    expect(lanesSentence(mended)).toBe(
      '1 job on 1 worker in 200 ms: 80.0 % of their time was computing. 1 job ran steps again that had begun from a guess.',
    );
    expect(lanesSentence(log({ finishedAt: null }))).toBe('2 workers at work.');
  });

  it('tells how a worker was lost and what came of it', () => {
    const call = { name: 'Chunk 1', firstStep: 0, worker: 1, sentAt: START + 40 };
    const loss = {
      worker: 1,
      killedAt: START + 60,
      noticedAt: START + 65,
      call,
      replacedAt: START + 80,
    };
    expect(lossesText(log({ losses: [loss] }), true)).toBe(
      'Worker 2 was killed at 60 ms, which was noticed 5.0 ms later, and its job was run again. Its successor came 15 ms later. In the end: the same digest, so the same bits.',
    );
    const idle = { ...loss, killedAt: null, call: null, replacedAt: null };
    expect(lossesText(log({ losses: [idle] }), null)).toBe(
      'Worker 2 was lost; noticed at 65 ms. Run it again to compare the digests.',
    );
    expect(lossesText(log({ losses: [loss] }), false)).toContain('these numbers are wrong');
    expect(lossesText(log(), true)).toBeNull();
  });

  it('is there as a table too', () => {
    const { rows } = lanesTable(log({ jobs: [job(1, 20, { isRepair: true })] }));
    expect(rows).toEqual([
      [2, 'Chunk 0', '20.00', '30.00', '110.00', '120.00', 'begun from a guess, run again'],
    ]);
  });
});
