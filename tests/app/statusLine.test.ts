import { describe, expect, test } from 'vitest';
import { statusLine, type Voices } from '../../src/app/status/statusLine.ts';
import { soFarText } from '../../src/app/status/statusText.ts';
import { digestTexts } from '../../src/app/status/openedText.ts';
import { checkError, checkedRuns } from '../../src/app/status/workerCheckText.ts';
import { emptyMoments, mergeBlocks, summaryOf } from '../../src/core/job/summary.ts';
import type { RunsState } from '../../src/session/Runs.ts';
import type { WorkerCheckState } from '../../src/session/WorkerCheck.ts';
import { simulationRun } from '../support/simulationRun.ts';
import { ARTICLE } from '../support/settings.ts';

const shown = { ...simulationRun({ T: 200 }), digest: 'aaaaaaaaaaaaaaaa' };
const runs: RunsState = { shown, previous: null, activity: { kind: 'idle' }, isBusy: false };
const check: WorkerCheckState = { of: null, runs: [], progress: 0, isRunning: false, error: null };
const REST: Voices = {
  messages: { status: null, error: null, speaker: 'run', fieldErrors: {} },
  agreement: null,
  runs,
  lab: {
    task: null,
    isRunning: false,
    progress: null,
    endedBy: null,
    recording: null,
    error: null,
  },
  check,
  countedShare: null,
  settings: shown.settings,
  isDragging: false,
};
const checked = (workers: number, digest: string) => ({
  workers,
  digest,
  seams: shown.seams,
  elapsedMs: 1,
});

describe('the status line', () => {
  const measured: Voices = {
    ...REST,
    messages: { ...REST.messages, speaker: 'measurement' },
    lab: { ...REST.lab, task: 'speed-up', progress: { warmUp: null, done: 4, of: 4 } },
  };

  test('speaks of the run, where nothing else has been asked for', () => {
    expect(statusLine(REST)).toMatch(/^Done: 200 steps in /);
    // read aloud once, not with each run of a moving slider
    expect(statusLine({ ...REST, isDragging: true })).toBe('Done: 200 steps.');
  });

  test('speaks of an action first, then of a file', () => {
    const said = { ...measured.messages, status: 'Link copied.' };
    expect(statusLine({ ...measured, messages: said, agreement: 'Equal.' })).toBe('Link copied.');
    expect(statusLine({ ...measured, agreement: 'Equal.' })).toBe('Equal.');
  });

  test('speaks of what was begun last', () => {
    expect(statusLine(measured)).toBe('Measured: 4 of 4 runs.');
    const compared: Voices = {
      ...REST,
      messages: { ...REST.messages, speaker: 'check' },
      check: { ...check, isRunning: true, progress: 0.409 },
    };
    expect(statusLine(compared)).toBe('Comparing worker counts: 40 %, 0 runs done.');
  });

  test('says that the picture is of other settings, though something was measured before', () => {
    const waiting: RunsState = { ...runs, activity: { kind: 'waiting' } };
    expect(statusLine({ ...measured, runs: waiting })).toContain('press Run');
    const lab = { ...measured.lab, isRunning: true };
    expect(statusLine({ ...measured, lab, runs: waiting })).toMatch(/^Measuring/);
  });

  test('counts once the run is done', () => {
    expect(statusLine({ ...REST, countedShare: 0.25 })).toBe('Counting storages: 25 %.');
    const busy = { ...REST, countedShare: 0.25, runs: { ...runs, isBusy: true } };
    expect(statusLine(busy)).toMatch(/^Done/);
  });

  test('says besides what ended a measurement', () => {
    const ended = { ...REST, lab: { ...measured.lab, endedBy: 'check' } as const };
    expect(statusLine(ended)).toMatch(
      /^Done: .* The measurement was ended by a comparison of worker counts\.$/,
    );
  });
});

describe('the digest of an opened file', () => {
  const opened = {
    name: 'a.json',
    settings: shown.settings,
    digest: shown.digest,
    notices: [],
    warning: null,
    enter: () => {},
    afterRun: 0,
  };
  const none = { agreement: null, mismatch: null };

  test('agrees, until the next run', () => {
    expect(digestTexts(opened, runs, shown.settings)).toEqual({
      ...none,
      agreement: `The digest agrees with the file's: ${shown.digest}.`,
    });
    const again: RunsState = { ...runs, previous: { ...shown, runNumber: 1 } };
    expect(digestTexts(opened, again, shown.settings)).toEqual(none);
  });

  test('differs, for good', () => {
    const other = { ...opened, digest: 'bbbbbbbbbbbbbbbb' };
    for (const kind of ['idle', 'waiting'] as const) {
      const { mismatch } = digestTexts(other, { ...runs, activity: { kind } }, shown.settings);
      expect(mismatch).toContain('a.json says bbbbbbbbbbbbbbbb: the numbers differ');
    }
  });

  test('is not compared with a run before it, of other settings or without a digest', () => {
    expect(digestTexts({ ...opened, afterRun: 1 }, runs, shown.settings)).toEqual(none);
    expect(digestTexts(opened, runs, { ...ARTICLE, seed: 5 })).toEqual(none);
    expect(digestTexts(null, runs, shown.settings)).toEqual(none);
    const dragged = { ...runs, shown: { ...shown, digest: null } };
    expect(digestTexts(opened, dragged, shown.settings)).toEqual(none);
  });
});

describe('a comparison of worker counts', () => {
  const of = shown.settings;

  test('is of the run in sight, or not shown', () => {
    const done = { ...check, of, runs: [checked(1, shown.digest)] };
    expect(checkedRuns(done, shown)).toHaveLength(1);
    expect(checkedRuns({ ...done, of: { ...of, seed: 8 } }, shown)).toEqual([]);
    expect(checkedRuns(done, null)).toEqual([]);
  });

  test('names the number of workers whose digest differs', () => {
    const runsOf = [checked(1, shown.digest), checked(3, 'cccccccccccccccc')];
    expect(checkError({ ...check, of, runs: runsOf }, shown)).toContain(
      'with 3 the digest is cccccccccccccccc, not aaaaaaaaaaaaaaaa',
    );
    expect(checkError({ ...check, of, error: new Error('lost') }, shown)).toBe('lost');
  });
});

test('while a slider moves, a run that is over in an instant is not announced', () => {
  const request = { settings: shown.settings, isDragging: true, workers: 2 };
  const running = (elapsedMs: number): RunsState => ({
    ...runs,
    activity: {
      kind: 'running',
      request,
      stepsDone: 0,
      stepsAgain: 0,
      elapsedMs,
      soFar: null,
    },
  });
  expect(statusLine({ ...REST, runs: running(100), isDragging: true })).toBe('Done: 200 steps.');
  expect(statusLine({ ...REST, runs: running(100) })).toMatch(/^Running 200 steps/);
  expect(statusLine({ ...REST, runs: running(600), isDragging: true })).toMatch(/^Running/);
});

describe('statistics of a long run so far', () => {
  const request = { settings: shown.settings, isDragging: false, workers: 2 };
  const running = (soFar: typeof shown.summary | null): RunsState['activity'] => ({
    kind: 'running',
    request: { ...request, settings: { ...request.settings, T: 2e6 } },
    stepsDone: 100,
    stepsAgain: 0,
    elapsedMs: 1000,
    soFar,
  });

  test('are told while it goes on, from the blocks that have come', () => {
    const moments = emptyMoments();
    mergeBlocks(moments, shown.blocks);
    const { mean, full, empty, deficit } = shown.summary;
    expect(summaryOf(moments)).toMatchObject({ full, empty, deficit });
    expect(summaryOf(moments).mean).toBeCloseTo(mean, 9);
    const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
    expect(soFarText({ activity: running(summaryOf(moments)) })).toBe(
      `So far: mean storage ${mean.toPrecision(3)}, full ${percent(full)}, empty ${percent(empty)}, deficit ${percent(deficit)} of steps.`,
    );
  });

  test('are not told where they are of guesses that proved wrong', () => {
    const activity = { ...running(shown.summary), stepsAgain: 65_536 };
    expect(soFarText({ activity })).toBeNull();
  });

  test('are not told of few steps, which a busy machine takes long for', () => {
    const activity = { ...running(shown.summary), request } as RunsState['activity'];
    expect(soFarText({ activity })).toBeNull();
  });

  test('are not told before there are any, nor once it is over', () => {
    expect(soFarText({ activity: running(null) })).toBeNull();
    expect(soFarText({ activity: { kind: 'idle' } })).toBeNull();
  });
});
