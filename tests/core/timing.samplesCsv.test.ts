import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../src/core/timing/Comparison.ts';
import type { HistoryEntry } from '../../src/core/timing/HistoryEntry.ts';
import { samplesCsv } from '../../src/core/timing/samplesCsv.ts';
import type { Timing } from '../../src/core/timing/Timing.ts';
import { ARTICLE } from '../support/settings.ts';

const HEADER =
  'date,userAgent,hardwareConcurrency,crossOriginIsolated,what,condition,round,workers,steps,chunks,generator,boundary,seeding,K,mu,sigma,target,seed,cores,clockStepMs,wallMs,startMs,computeMs,handOverMs,mergeMs,waitMs';

const parts = {
  wallMs: 10,
  startMs: 0.1,
  computeMs: 9,
  handOverMs: 1e-7,
  mergeMs: 1,
  waitMs: -0.1,
};

const timing: Timing = {
  steps: 1e7,
  chunks: 64,
  mode: 'strong',
  rounds: [
    { round: 0, workers: 2, ...parts },
    { round: 0, workers: 1, ...parts, wallMs: 20.25 },
  ],
  medians: [],
  fit: null,
  noLaw: null,
  clockStepMs: 0.005,
  cores: 2,
  hiddenSamples: 0,
  lostSamples: 0,
  pausedSamples: 0,
  disturbedSamples: 0,
};

const comparison: Comparison = {
  kind: 'hand-over',
  conditions: [
    { name: 'copied', group: '8 MB', steps: 8e6, settings: null, messages: 8, workers: 1 },
    { name: 'shared', group: null, steps: 5e5, settings: null, messages: 500, workers: 1 },
  ],
  roundCount: 1,
  clockStepMs: 0.005,
  samples: [
    { round: 0, condition: 1, ...parts },
    { round: 0, condition: 0, ...parts },
  ],
  hiddenSamples: 0,
  lostSamples: 0,
  pausedSamples: 0,
  disturbedSamples: 0,
};

const entry: HistoryEntry = {
  date: '2026-11-22T20:00:00.000Z',
  environment: {
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)',
    hardwareConcurrency: 2,
    crossOriginIsolated: true,
  },
  settings: ARTICLE,
  timing,
  comparison: null,
};
const compared: HistoryEntry = { ...entry, timing: null, comparison };

/** Reads RFC 4180 letter by letter. */
function parse(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let i = 0;
  while (i < csv.length) {
    let field = '';
    if (csv[i] === '"') {
      for (i++; csv[i] !== '"' || csv[++i] === '"'; i++) field += csv[i];
    } else {
      for (; csv[i] !== ',' && csv[i] !== '\r'; i++) field += csv[i];
    }
    row.push(field);
    if (csv[i] === ',') i++;
    else {
      expect(csv.slice(i, i + 2)).toBe('\r\n');
      rows.push(row);
      row = [];
      i += 2;
    }
  }
  expect(row).toEqual([]);
  return rows;
}

/** The rows as records by column. */
function records(csv: string): Record<string, string>[] {
  const [header, ...rows] = parse(csv);
  return rows.map((row) => {
    expect(row).toHaveLength(header!.length);
    return Object.fromEntries(row.map((field, i) => [header![i]!, field]));
  });
}

/** The one row of a measurement by a browser that calls itself so. */
function rowFrom(userAgent: string) {
  const rounds = timing.rounds.slice(0, 1);
  const environment = { ...entry.environment, userAgent };
  const csv = samplesCsv([{ ...entry, environment, timing: { ...timing, rounds } }]);
  return { csv, record: records(csv)[0]! };
}

describe('the CSV file of samples', () => {
  test('without measurements is its header', () => {
    expect(samplesCsv([])).toBe(`${HEADER}\r\n`);
  });

  test('has a row for each round of each number of workers', () => {
    const agent = `"${entry.environment.userAgent}"`;
    const own = '100,70,70,70,0,2,0.005';
    const start = `2026-11-22T20:00:00.000Z,${agent},2,true,speed-up,`;
    expect(samplesCsv([entry]).split('\r\n')).toEqual([
      HEADER,
      `${start},0,2,10000000,64,numpy,restart,distinct,${own},10,0.1,9,1e-7,1,-0.1`,
      `${start},0,1,10000000,64,numpy,restart,distinct,${own},20.25,0.1,9,1e-7,1,-0.1`,
      '',
    ]);
  });

  test('has a row for each sample of a comparison, without what does not apply', () => {
    const rows = records(samplesCsv([compared]));
    expect(rows.map((row) => [row['what'], row['condition'], row['steps']])).toEqual([
      ['hand-over', 'shared', '500000'],
      ['hand-over', 'copied, 8 MB', '8000000'],
    ]);
    for (const row of rows) {
      expect(row).toMatchObject({
        chunks: '',
        generator: '',
        boundary: '',
        seeding: '',
        K: '',
        seed: '',
        cores: '',
      });
      expect(row['workers']).toBe('1');
    }
    const own = { ...ARTICLE, T: 5e6, chunks: 32, seeding: 'shifted' as const };
    const conditions = comparison.conditions.map((each) => ({ ...each, settings: own }));
    const simulated = { ...compared, comparison: { ...comparison, conditions } };
    expect(records(samplesCsv([simulated]))[0]).toMatchObject({
      chunks: '32',
      generator: 'numpy',
      boundary: 'restart',
      seeding: 'shifted',
      sigma: String(ARTICLE.sigma),
    });
  });

  test('keeps the order of the measurements, and numbers as they are', () => {
    const rows = records(samplesCsv([compared, entry]));
    expect(rows.map((row) => row['what'])).toEqual([
      'hand-over',
      'hand-over',
      'speed-up',
      'speed-up',
    ]);
    for (const row of rows.slice(0, 3)) {
      const read = Object.fromEntries(Object.keys(parts).map((key) => [key, Number(row[key])]));
      expect(read).toEqual(parts);
    }
  });

  test.each(['a "quoted" name', 'two\r\nlines', 'a,b;c', '""', ',', 'plain', ''])(
    'gives a text back: %j',
    (userAgent) => {
      expect(rowFrom(userAgent).record['userAgent']).toBe(userAgent);
    },
  );

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("https://x","y")'])(
    'has no formula from a text: %j',
    (userAgent) => {
      const { csv, record } = rowFrom(userAgent);
      expect(record['userAgent']).toBe(`'${userAgent}`);
      expect(csv).toContain(',-0.1\r\n'); // a number stays one
    },
  );
});
