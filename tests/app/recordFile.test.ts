import { beforeEach, describe, expect, it, vi } from 'vitest';
import { experimentJson, openExperiment, openLong } from '../../src/app/files/experimentFile.ts';
import { experimentContent } from '../../src/core/files/experimentContent.ts';
import { parseSpillwayFile } from '../../src/core/files/spillwayFile.ts';
import { drawOf, type RecordChoice } from '../../src/core/record/InflowRecord.ts';
import { simulateJob } from '../../src/core/job/simulateJob.ts';
import { generatorAnswers } from '../../src/core/self-check/knownAnswers.ts';
import { checkProbes } from '../../src/workers/run/checkProbes.ts';
import { simulate } from '../support/simulate.ts';
import { simulationRun } from '../support/simulationRun.ts';
import { threadlessPool } from '../support/threadlessPool.ts';

const CHOICE: RecordChoice = {
  record: {
    values: [120, null, 63.5, -1, 0.1, 88],
    firstTime: '1871',
    step: 'year',
    unit: 'hm³',
    name: 'Bodele “dry” <b>',
  },
  draw: 'blocks',
  blockLength: 2,
};

// of a browser; files tell it
beforeEach(() => {
  vi.stubGlobal('navigator', { userAgent: 'a browser', hardwareConcurrency: 2 });
  vi.stubGlobal('crossOriginIsolated', true);
});

const open = (json: string) => openExperiment(experimentContent(parseSpillwayFile(json)));

/** The file of a run drawn as `made`, on a page that has `inUse` in use. */
function fileOf(made: RecordChoice | null, inUse: RecordChoice | null): string {
  const run = simulationRun({ record: drawOf(made) });
  const sample = { stepCount: 100, differing: null };
  const results = {
    run: { ...run, path: null, envelope: null },
    law: null,
    fitted: null,
    counts: null,
    comparison: null,
    witness: { answers: generatorAnswers(), sample },
  };
  return experimentJson(results, { view: 'storage', workers: 2 }, null, null, inUse);
}

describe('the JSON file of a run drawn from a record', () => {
  it('gives record, run and digest back', () => {
    const json = fileOf(CHOICE, CHOICE);
    const content = JSON.parse(json) as { settings: object; record: object; path: object };
    expect(content.settings).not.toHaveProperty('record');
    expect(content.record).toEqual({ ...CHOICE.record, draw: 'blocks', blockLength: 2 });
    const { record, digest, page, notices } = open(json);
    expect(record).toEqual(CHOICE);
    expect(notices).toEqual([]);
    expect(simulate(page.settings).digest).toBe(digest);
  });

  it('holds the record by which the run was drawn, though the page draws otherwise by now', () => {
    const other = { ...CHOICE, record: { ...CHOICE.record, values: [1, 2], name: 'another' } };
    expect(open(fileOf(CHOICE, { ...CHOICE, draw: 'law' })).record).toEqual(CHOICE);
    for (const inUse of [other, null]) {
      const { record, digest, page } = open(fileOf(CHOICE, inUse));
      expect(record).toMatchObject({ draw: 'blocks', record: { name: '' } });
      expect(simulate(page.settings).digest).toBe(digest);
    }
  });

  it('holds a record that is in use beside a run of the law, which it does not change', () => {
    const { record, page } = open(fileOf(null, CHOICE));
    expect(record).toEqual({ ...CHOICE, draw: 'law' });
    expect(page.settings.record).toBeNull();
    expect(open(fileOf(null, null)).record).toBeNull();
  });

  it.each<[string, object | string]>([
    ['a text', 'the Nile'],
    ['no values', { values: undefined }],
    ['a value that is none', { values: [1, '2'] }],
    ['a value too large', { values: [1, 1e300] }],
    ['nothing to draw from', { values: [null], blockLength: 1 }],
    ['more values than are drawn from', { values: Array(10_001).fill(1) as number[] }],
    ['no value beside runs of the law', { values: [null, null], draw: 'law' }],
    ['a block longer than the record', { blockLength: 6 }],
    ['half a value in a block', { blockLength: 1.5 }],
    ['an unknown draw', { draw: 'months' }],
    ['an unknown step', { step: 'hour' }],
    ['a name that is long', { name: 'x'.repeat(201) }],
  ])('with %s is refused', (_, change) => {
    const content = JSON.parse(fileOf(CHOICE, CHOICE)) as { record: object };
    const record = typeof change === 'string' ? change : { ...content.record, ...change };
    expect(() => open(JSON.stringify({ ...content, record }))).toThrow(
      /it is no file of Spillway's: record.* is missing or does not fit/,
    );
  });
});

it('makes blocks of a run again that is too long for the page', async () => {
  const file = JSON.parse(fileOf(CHOICE, CHOICE)) as { settings: object; summary: object };
  const { settings } = openExperiment(experimentContent(file)).page;
  const whole = { chunks: 1, boundary: 'continue' as const };
  const first = simulate({ ...settings, ...whole, T: 65_536 });
  const probe = [0, settings.K, first.digest, first.summary.last];
  const long = { ...file, settings: { ...file.settings, ...whole, T: 2e10 }, probes: [probe] };
  const content = experimentContent(long);
  const opened = openLong(content);
  expect(opened).toMatchObject({ notices: [], settings: { T: 2e10, record: drawOf(CHOICE) } });
  const pool = threadlessPool({ simulateJob });
  expect(await checkProbes(pool, opened.settings, content.long!.probes)).toEqual(['equal']);
});
