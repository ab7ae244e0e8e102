import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openExperiment } from '../../src/app/files/experimentFile.ts';
import { writeLink, readLink } from '../../src/app/address/link.ts';
import { messageOf } from '../../src/app/page/messageOf.ts';
import type { HistoryEntry } from '../../src/core/timing/HistoryEntry.ts';
import { readJson } from '../../src/workers/thread/readJson.ts';
import { anExperimentFile, anyMeasurementsFile, mutated } from '../support/anyFile.ts';
import { toldOfEntry } from '../support/toldOfEntry.ts';
import { tiered } from '../support/tiered.ts';

/** More are made by hand: `RUNS=30000 npx vitest run --project unit tests/app/hostileFiles.test.ts`. */
const RUNS = Number(process.env['RUNS'] ?? tiered(60, 300));

/** A file as the worker reads it, or why it does not. */
async function read(json: string) {
  const entries: HistoryEntry[] = [];
  try {
    const content = await readJson(json, -Infinity, (entry) => void entries.push(entry));
    return { content, entries };
  } catch (error) {
    return { refusal: messageOf(error) };
  }
}

/** What refusals say. */
const REFUSAL =
  /^it (is not JSON|is no file of Spillway's: [\w.]+|was made by a newer version|lists )/;

function expectNoHarm() {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['K']).toBeUndefined();
}

test('any experiment file gives settings that a link would give, or a refusal in words', async () => {
  const seen = { opened: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(mutated(anExperimentFile), async (json) => {
      const { content, refusal } = await read(json);
      expectNoHarm();
      if (refusal !== undefined) {
        expect(refusal).toMatch(REFUSAL);
        seen.refused++;
      } else if (content.kind === 'experiment') {
        const { page, notices } = openExperiment(content.experiment);
        expect(readLink(writeLink(page))).toEqual({ page, notices: [], remarks: [] });
        for (const { given } of notices) expect(given.length).toBeLessThan(202);
        seen.opened++;
      }
    }),
    { seed: 201, numRuns: RUNS },
  );
  expect(Math.min(seen.opened, seen.refused)).toBeGreaterThan(RUNS / 20);
  if (RUNS > 1000) console.log(seen);
}, 3_600_000);

test('of any measurement that is taken from a file all can be shown, and no number is none', async () => {
  const seen = { taken: 0, misfits: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(mutated(anyMeasurementsFile, 2), async (json) => {
      const { content, refusal, entries = [] } = await read(json);
      expectNoHarm();
      if (refusal !== undefined) {
        expect(refusal).toMatch(REFUSAL);
        seen.refused++;
      }
      if (content?.kind === 'measurements') seen.misfits += content.report.misfits;
      for (const entry of entries) {
        const told = JSON.stringify(toldOfEntry(entry), (_, value: unknown) =>
          typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
        );
        expect(told).not.toMatch(/NaN|Infinity|∞|undefined/);
        seen.taken++;
      }
    }),
    { seed: 202, numRuns: RUNS },
  );
  expect(Math.min(seen.taken, seen.misfits, seen.refused)).toBeGreaterThan(RUNS / 20);
  if (RUNS > 1000) console.log(seen);
}, 3_600_000);
