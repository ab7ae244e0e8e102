import { describe, expect, test } from 'vitest';
import {
  HISTORY_KEY,
  historyJson,
  mergeHistories,
  misfitText,
  oldestKept,
  readHistory as readHistoryBy,
  writeHistory,
  type HistoryStorage,
  type ReadMeasurements,
} from '../../src/app/kept/timingHistory.ts';
import { TaskGivenUp } from '../../src/workers/pool/WorkerPool.ts';
import { readJson } from '../../src/workers/thread/readJson.ts';
import { VERSION } from '../../src/app/page/version.ts';
import { isSameEntry, MAX_ENTRIES, type HistoryEntry } from '../../src/core/timing/HistoryEntry.ts';
import { comparison, parts, timing } from '../support/measured.ts';
import { ARTICLE } from '../support/settings.ts';
import { tiered } from '../support/tiered.ts';

const MEASURED = { ...ARTICLE, T: 1e7, chunks: 64 };

/** The measurement that ended in this minute. */
function entryOf(minute: number): HistoryEntry {
  return {
    date: new Date(Date.UTC(2026, 10, 22, 20, minute)).toISOString(),
    environment: { userAgent: 'Browser/1', hardwareConcurrency: 2, crossOriginIsolated: true },
    settings: MEASURED,
    timing,
    comparison: null,
  };
}
const compared: HistoryEntry = { ...entryOf(1), timing: null, comparison };

/** Newest first, as the history has them; of hand-overs, of which no law is found as they are read. */
function entriesTo(minute: number): HistoryEntry[] {
  return Array.from({ length: minute }, (_, i) => ({
    ...compared,
    date: entryOf(minute - i).date,
  }));
}

/** A storage of so many letters. */
function createStorage(text: string | null = null, quota = Infinity) {
  const storage = {
    text,
    writes: 0,
    getItem: (key: string) => (key === HISTORY_KEY ? storage.text : null),
    setItem: (key: string, value: string) => {
      storage.writes++;
      if (key.length + value.length > quota) throw new DOMException('full', 'QuotaExceededError');
      storage.text = value;
    },
    removeItem: () => (storage.text = null),
  };
  return storage;
}

/** A storage of a browser that allows none. */
const forbidden: HistoryStorage = {
  getItem: refuse,
  setItem: refuse,
  removeItem: refuse,
};
function refuse(): never {
  throw new DOMException('Access is denied for this document.', 'SecurityError');
}

/** As the worker reads a text. */
async function read(text: string, newerThan = -Infinity): Promise<ReadMeasurements> {
  const entries: HistoryEntry[] = [];
  const content = await readJson(text, newerThan, (entry) => void entries.push(entry));
  if (content.kind === 'measurements') return { entries, report: content.report };
  throw new Error('an experiment');
}
const readHistory = (storage: Pick<HistoryStorage, 'getItem'>) => readHistoryBy(storage, read);

function textOf(measurements: readonly unknown[]): string {
  return JSON.stringify({ spillway: { version: VERSION, schema: 1 }, measurements });
}

describe('the history', () => {
  test('of a browser that has kept nothing is empty', async () => {
    expect(await readHistory(createStorage())).toEqual({ entries: [], problem: null });
  });

  test('is not taken for faulty where no worker can be had to read it', async () => {
    const lost = () => Promise.reject(new TaskGivenUp('not loaded', 'notLoaded'));
    const storage = createStorage(textOf([entryOf(1)]));
    await expect(readHistoryBy(storage, lost)).rejects.toThrow('not loaded');
  });

  test('gives back what was written', async () => {
    const storage = createStorage();
    const entries = [entryOf(2), compared];
    expect(await writeHistory(storage, entries)).toBeNull();
    expect(await readHistory(storage)).toEqual({ entries, problem: null });
  });

  test('finds medians and law from the rounds, whatever is claimed of them', async () => {
    expect(timing.fit?.model).toBe('karp-flatt');
    const claimed = { ...timing, medians: [], fit: { ...timing.fit, contention: 0.9 } };
    const storage = createStorage(textOf([{ ...entryOf(1), timing: claimed }]));
    expect(await readHistory(storage)).toEqual({ entries: [entryOf(1)], problem: null });
  });

  test('keeps a measurement of which a coarse clock saw one run take no time', async () => {
    const once = timing.rounds.map((each, i) => (i === 0 ? { ...each, wallMs: 0 } : each));
    const entry = { ...entryOf(1), timing: { ...timing, rounds: once } };
    const { entries, problem } = await readHistory(createStorage(textOf([entry])));
    expect(problem).toBeNull();
    expect(entries[0]!.timing!.rounds[0]!.wallMs).toBe(0);
    // of 0, 200.2, 200.4, 200.6, 200.8 and 201
    expect(entries[0]!.timing!.medians[0]!.wallMs).toBeCloseTo(200.5, 9);
  });

  test('keeps the newest, at most 50', async () => {
    const storage = createStorage();
    const entries = entriesTo(MAX_ENTRIES + 2);
    expect(await writeHistory(storage, entries)).toBeNull();
    expect(storage.text).toBe(textOf(entries.slice(0, 50)));
    storage.text = textOf(entries);
    expect((await readHistory(storage)).entries).toEqual(entries.slice(0, 50));
  });

  test('without measurements leaves nothing in the storage', async () => {
    const storage = createStorage(textOf([entryOf(1)]));
    expect(await writeHistory(storage, [])).toBeNull();
    expect(storage.text).toBeNull();
  });

  test('drops the oldest until the others fit in, and tells', async () => {
    const three = textOf(entriesTo(3)).length + HISTORY_KEY.length;
    const storage = createStorage(null, three);
    expect(await writeHistory(storage, entriesTo(3))).toBeNull();
    expect(await writeHistory(storage, entriesTo(5))).toBe(
      'The storage of this browser is full: of 5 measurements it keeps the newest 3.',
    );
    expect((await readHistory(storage)).entries).toEqual(entriesTo(5).slice(0, 3));
    // all 5, then 2, 3 and 4
    expect(storage.writes).toBe(1 + 4);
  });

  test('finds what fits among 50 in few tries', async () => {
    const wanted = entriesTo(50);
    for (let room = 1; room < 50; room += tiered(7, 1)) {
      const quota = textOf(wanted.slice(0, room)).length + HISTORY_KEY.length;
      const storage = createStorage(null, quota);
      expect(await writeHistory(storage, wanted)).toContain(`it keeps the newest ${room}.`);
      expect(storage.writes).toBeLessThanOrEqual(7);
      expect(storage.text).toBe(textOf(wanted.slice(0, room)));
    }
  });

  test('does not try what no browser has room for', async () => {
    const wanted = entriesTo(50);
    // a name of a browser that makes each a fifth of a million letters
    const long = wanted.map((entry) => ({
      ...entry,
      environment: { ...entry.environment, userAgent: 'x'.repeat(2e5) },
    }));
    const storage = createStorage();
    expect(await writeHistory(storage, long)).toContain('it keeps the newest 26.');
    expect(storage.writes).toBe(1);
  });

  test('that has no room at all tells so, and leaves what was kept', async () => {
    const kept = textOf([entryOf(1)]);
    const storage = createStorage(kept, 100);
    expect(await writeHistory(storage, entriesTo(2))).toBe(
      'The storage of this browser is full: the newest measurement will be gone with the page.',
    );
    expect(storage.text).toBe(kept);
  });

  test('in a browser that allows no storage is empty, and tells', async () => {
    const problem = 'This browser keeps no measurements: Access is denied for this document.';
    expect(await readHistory(forbidden)).toEqual({ entries: [], problem });
    expect(await writeHistory(forbidden, [entryOf(1)])).toBe(problem);
    expect(await writeHistory(forbidden, [])).toBe(problem);
  });

  test.each([
    '',
    'no JSON',
    'null',
    '[]',
    '{}',
    '"text"',
    JSON.stringify({ spillway: { version: '9.0.0', schema: 2 }, measurements: [] }),
    JSON.stringify({ spillway: { schema: 1 }, measurements: { length: 1 } }),
  ])('from something else is empty, and tells: %s', async (text) => {
    const { entries, problem } = await readHistory(createStorage(text));
    expect(entries).toEqual([]);
    expect(problem).toContain('cannot read what this browser has kept');
  });
});

const good = entryOf(9);
const { seed: _seed, ...noSeed } = ARTICLE;
const changed = (change: object): object => ({ ...good, ...change });
const timed = (change: object): object => changed({ timing: { ...timing, ...change } });
const comparedAs = (change: object): object => ({
  ...compared,
  comparison: { ...comparison, ...change },
});

test.each<[place: string, misfit: unknown]>([
  ['the whole', null],
  ['the whole', 'text'],
  ['the whole', changed({ timing: null })],
  ['date', changed({ date: 'yesterday' })],
  ['date', {}],
  ['environment.userAgent', changed({ environment: { ...good.environment, userAgent: 1 } })],
  ['settings.K', changed({ settings: { ...ARTICLE, K: -1 } })],
  ['settings.seed', changed({ settings: { ...noSeed } })],
  ['settings.seed', changed({ settings: { ...ARTICLE, seed: null } })],
  ['timing.mode', timed({ mode: 'weak' })],
  ['timing.rounds.0.mergeMs', timed({ rounds: [{ ...timing.rounds[0], mergeMs: undefined }] })],
  ['timing.rounds.0.wallMs', timed({ rounds: [{ ...timing.rounds[0], wallMs: '1' }] })],
  ['timing.rounds.0.wallMs', timed({ rounds: [{ ...timing.rounds[0], wallMs: -1 }] })],
  ['the whole', timed({ rounds: [{ ...timing.rounds[0], wallMs: 0 }] })],
  ['timing.rounds.0.workers', timed({ rounds: [{ ...timing.rounds[0], workers: 3e6 }] })],
  ['timing.rounds.0.workers', timed({ rounds: [{ ...timing.rounds[0], workers: 0 }] })],
  ['timing.rounds.0.round', timed({ rounds: [{ ...timing.rounds[0], round: 1e9 }] })],
  ['timing.rounds', timed({ rounds: [] })],
  ['timing.rounds', timed({ rounds: Array<null>(1921).fill(null) })],
  ['timing.rounds.0.wallMs', timed({ rounds: [{ ...timing.rounds[0], wallMs: 1e-300 }] })],
  ['timing.rounds.0.computeMs', timed({ rounds: [{ ...timing.rounds[0], computeMs: -1e300 }] })],
  [
    'environment.userAgent',
    changed({ environment: { ...good.environment, userAgent: 'x'.repeat(1001) } }),
  ],
  ['timing.steps', timed({ steps: 0 })],
  ['timing.clockStepMs', timed({ clockStepMs: 0 })],
  ['timing.cores', timed({ cores: 0 })],
  ['comparison.kind', comparedAs({ kind: 'taste' })],
  ['comparison.samples', comparedAs({ samples: [] })],
  [
    'comparison.samples',
    comparedAs({ samples: [{ round: 0, condition: 0, ...parts, wallMs: 0 }] }),
  ],
  ['comparison.conditions', comparedAs({ conditions: Array<null>(129).fill(null) })],
  [
    'comparison.conditions.0.steps',
    comparedAs({ conditions: [{ ...comparison.conditions[0], steps: 0 }] }),
  ],
  [
    'comparison.conditions.0.workers',
    comparedAs({ conditions: [{ ...comparison.conditions[0], workers: 65 }] }),
  ],
  ['comparison.conditions', comparedAs({ conditions: [], samples: [] })],
  ['comparison.samples', comparedAs({ samples: [{ round: 0, condition: 1, ...parts }] })],
])('a measurement is left out for %s, and the others stay', async (place, misfit) => {
  const others = entriesTo(2);
  const storage = createStorage(textOf([others[0], misfit, others[1]]));
  expect(await readHistory(storage)).toEqual({
    entries: others,
    problem: `1 of 3 kept measurements left out: ${place} is missing or does not fit.`,
  });
});

test('measurements that ended at the same time are told apart by what they took', async () => {
  const other = { ...timing.rounds[0]!, wallMs: 1 };
  const twin = { ...entryOf(1), timing: { ...timing, rounds: [other, ...timing.rounds.slice(1)] } };
  expect(isSameEntry(entryOf(1), twin)).toBe(false);
  expect(isSameEntry(entryOf(1), entryOf(2))).toBe(false);
  const [again] = (await readHistory(createStorage(textOf([entryOf(1)])))).entries;
  expect(isSameEntry(entryOf(1), again!)).toBe(true);
});

describe('a file of measurements', () => {
  test('is added to those kept, the newest first, each once', async () => {
    const kept = [entryOf(5), entryOf(3)];
    const { entries, report } = await read(historyJson([entryOf(4), entryOf(3)]));
    expect(misfitText(report, 'measurements of a.json')).toBeNull();
    expect(mergeHistories(kept, entries)).toEqual([entryOf(5), entryOf(4), entryOf(3)]);
  });

  test('tells what of it does not fit', async () => {
    const { entries, report } = await read(textOf([entryOf(1), null]));
    expect(entries).toEqual([entryOf(1)]);
    expect(misfitText(report, 'measurements of a.json')).toBe(
      '1 of 2 measurements of a.json left out: the whole is missing or does not fit.',
    );
  });

  test('is read as far as its newest can be kept, in whatever order it lists them', async () => {
    const { entries, report } = await read(textOf(entriesTo(60).toReversed()));
    expect(entries).toEqual(entriesTo(60).slice(0, 50));
    expect(report).toMatchObject({ listed: 60, older: 10, misfits: 0 });
  });

  test('is not read where what is kept leaves no room for something so old', async () => {
    const kept = entriesTo(55).slice(0, 50);
    expect(oldestKept(kept.slice(1))).toBe(-Infinity);
    expect(oldestKept(kept)).toBe(Date.parse(entryOf(6).date));
    const { entries, report } = await read(textOf(entriesTo(8)), oldestKept(kept));
    expect(entries).toEqual(entriesTo(8).slice(0, 3));
    expect(report.older).toBe(5);
  });

  test.each([
    ['lists too many', textOf(Array<null>(10_001).fill(null)), 'lists 10001 measurements'],
    [
      'is of a newer version',
      JSON.stringify({ spillway: { version: '2.0.0', schema: 3 }, measurements: [] }),
      'made by a newer version of Spillway, 2.0.0',
    ],
    ['has no list', '{"spillway":{"schema":1},"measurements":{"length":1}}', 'measurements is'],
  ])('that %s is refused', async (_, text, reason) => {
    await expect(read(text)).rejects.toThrow(reason);
  });
});

test('the JSON file names the version and holds the measurements', async () => {
  const file: unknown = JSON.parse(historyJson([entryOf(2), compared]));
  expect(file).toEqual({
    spillway: { version: VERSION, schema: 1 },
    measurements: [entryOf(2), compared],
  });
});
