import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RecordChoice } from '../../src/core/record/InflowRecord.ts';

const RECORD = { values: [1, null, 3.5, 2], firstTime: null, step: null, unit: null, name: 'a' };
const CHOICE: RecordChoice = { record: RECORD, draw: 'blocks', blockLength: 2 };

let stored = new Map<string, string>();

/** A page that has just been loaded: nothing is in use. */
async function load() {
  vi.resetModules();
  const use = await import('../../src/app/address/recordInUse.ts');
  const kept = await import('../../src/app/address/keptRecord.ts');
  return { ...use, ...kept };
}

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => stored.set(key, text),
    removeItem: (key: string) => stored.delete(key),
  });
});

describe('the record in use', () => {
  it('comes back when the page is loaded anew, with what entries of the history drew', async () => {
    const before = await load();
    const first = before.takeRecord(CHOICE);
    await expect.poll(() => stored.size).toBe(1); // it keeps it by itself
    before.choices.set(7, { ...CHOICE, draw: 'years' });
    before.choices.set(8, { ...CHOICE, record: { ...RECORD, values: [9, 9] } }); // of another record
    before.keepRecord(CHOICE);

    const after = await load();
    expect(after.recordOf(after.knownDraw(first))).toBeNull();
    after.restoreRecord(after.keptRecord()!);
    expect(after.recordOf(after.knownDraw(first))).toEqual(CHOICE);
    expect(after.recordOf(after.knownDraw(7))).toEqual({ ...CHOICE, draw: 'years' });
    expect(after.recordOf(after.knownDraw(8))).toEqual({ ...CHOICE, draw: 'law' });
    // a link has no entry of its own that draws
    expect(after.recordOf(after.knownDraw(null))).toEqual({ ...CHOICE, draw: 'law' });
  });

  it('that comes into force by Back is what a reload finds: an older one, one taken out of use, an entry of long ago', async () => {
    const OTHER: RecordChoice = { ...CHOICE, record: { ...RECORD, values: [9, 9, 9] } };
    const before = await load();
    const entries = [CHOICE, OTHER].map(before.takeRecord);
    for (let i = 0; i < 60; i++) before.takeRecord({ ...OTHER, draw: 'years' });
    entries.push(before.takeRecord(null));
    await vi.dynamicImportSettled();
    expect(stored.size).toBe(0);
    const visits = [];
    for (const [i, entry] of [...entries, ...entries].entries()) {
      const inForce = before.recordOf(before.knownDraw(entry));
      expect(inForce).toEqual([CHOICE, OTHER, null][i % 3]);
      before.keepInForce(inForce);
      await vi.dynamicImportSettled();
      visits.push({ entry, inForce, stored: new Map(stored) });
    }
    for (const visit of visits) {
      ({ stored } = visit);
      const after = await load();
      if (after.keptRecord() !== null) after.restoreRecord(after.keptRecord()!);
      expect(after.recordOf(after.knownDraw(visit.entry))).toEqual(visit.inForce);
      await vi.dynamicImportSettled(); // it keeps it once more
    }
    vi.restoreAllMocks();
  });

  it('is kept no more when it is out of use, or longer than a tab has room for', async () => {
    const { keepRecord } = await load();
    keepRecord(CHOICE);
    expect(stored.size).toBe(1);
    keepRecord({ ...CHOICE, record: { ...RECORD, values: Array<number>(400_000).fill(0.125) } });
    expect(stored.size).toBe(0);
    keepRecord(CHOICE);
    keepRecord(null);
    expect(stored.size).toBe(0);
  });

  it('is dropped where what the tab has kept is none', async () => {
    const { keepRecord, restoreRecord, keptRecord, knownDraw, recordOf, RECORD_KEY } = await load();
    keepRecord(CHOICE);
    const sound = keptRecord()!;
    const broken = [
      '',
      'null',
      '{}',
      sound.slice(0, -1),
      sound.replace('3.5', '"x"'),
      sound.replace('"draws":[', '"draws":[[1,"blocks",5],'),
      sound.replace('"draws":[', '"draws":[[1,"law",1],'),
    ];
    for (const text of broken) {
      stored.set(RECORD_KEY, text);
      restoreRecord(text);
      expect(keptRecord(), text).toBeNull();
      expect(recordOf(knownDraw(null)), text).toBeNull();
    }
  });
});
