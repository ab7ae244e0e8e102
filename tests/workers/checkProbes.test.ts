import { readFileSync } from 'node:fs';
import { expect, it, test } from 'vitest';
import { LONG_RULES, longResult } from '../../src/core/files/longResult.ts';
import { digestPart, formatDigest } from '../../src/core/job/digest.ts';
import { readSettings } from '../../src/core/settings/validateSettings.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { checkProbes } from '../../src/workers/run/checkProbes.ts';
import { simulateRows } from '../support/simulate.ts';
import { threadlessPool } from '../support/threadlessPool.ts';

// made outside the page: see its `origin`
const golden = JSON.parse(
  readFileSync(`${import.meta.dirname}/../golden/farDigests.json`, 'utf8'),
) as { settings: Record<string, unknown>; probes: [number, number, string, number][] };
const zeros = Object.fromEntries(
  'mean standardDeviation min max full empty deficit release inflow spill last'
    .split(' ')
    .map((key) => [key, 0]),
);

const texts = (change: object = {}) =>
  new Map(Object.entries({ ...golden.settings, ...change }).map(([key, of]) => [key, String(of)]));
const probesOf = (probes: unknown) => longResult({ summary: zeros, probes }, texts())!.probes;
const check = (probes: unknown, change: object = {}) => {
  const { settings, notices } = readSettings((key) => texts(change).get(key) ?? null, LONG_RULES);
  expect(notices).toEqual([]);
  return checkProbes(threadlessPool({ simulateJob: loadKernel()! }), settings, probesOf(probes));
};

it('makes blocks of the longest stream again, up to its last', async () => {
  expect(await check(golden.probes)).toEqual(golden.probes.map(() => 'equal'));
});

it('finds what was altered: the storage before, the digest, the storage after, the seed', async () => {
  const [step, before, digest, after] = golden.probes[1]!;
  const altered = [
    [step, before * (1 + 2 ** -52), digest, after],
    [step, before, digest.replace(/^./, (hex) => (hex === '0' ? '1' : '0')), after],
    [step, before, digest, after + 2 ** -40],
    [step + 65_536, before, digest, after],
  ];
  expect(await check(altered)).toEqual(altered.map(() => 'different'));
  expect(await check(golden.probes, { seed: 1 })).toEqual(golden.probes.map(() => 'different'));
});

it.each([
  ['continue', 'distinct', 0.9, 1],
  ['restart', 'same', -0.95, 2],
] as const)('follows correlated years: %s, %s, rho %d', async (boundary, seeding, rho, chunks) => {
  const change = { T: 400_000 * chunks, chunks, boundary, seeding, rho };
  const { settings } = readSettings((key) => texts(change).get(key) ?? null);
  const { path } = simulateRows(settings, { simulateJob: loadKernel()! });
  const probes = [0, 65_536, 196_608].map((firstStep) => {
    // of the last chunk; a row of its start belongs to its first block
    const step = 400_000 * (chunks - 1) + firstStep;
    const row = step + chunks - 1;
    const rows = path.slice(row + (firstStep === 0 ? 0 : 1), row + 65_537);
    const digest = formatDigest([digestPart(rows, row + (firstStep === 0 ? 0 : 1))]);
    return [step, path[row]!, digest, path[row + 65_536]!];
  });
  expect(await check(probes, change)).toEqual(probes.map(() => 'equal'));
  expect(await check(probes, { ...change, rho: rho / 2 })).toEqual(probes.map(() => 'different'));
});

it('says where nothing tells what a block starts from', async () => {
  const [step, , digest] = golden.probes[1]!;
  const slow = { K: 1e6, mu: 70, sigma: 0.01, target: 70 };
  expect(await check([[step, 5, digest, 5]], slow)).toEqual(['unknown']);
  expect(await check([[step + 1, 5, digest, 5]])).toEqual(['unknown']);
});

test('a long result is one of more than 1e10 steps, with its whole summary', () => {
  const content = { summary: zeros, probes: golden.probes };
  expect(longResult(content, texts())!.probes).toHaveLength(golden.probes.length);
  expect(longResult({ summary: zeros }, texts())!.probes).toEqual([]);
  expect(longResult(content, texts({ T: 1e10 }))).toBeNull();
  expect(longResult({ ...content, summary: {} }, texts())).toBeNull();
  expect(longResult({ ...content, probes: [[0.5, 1, '0', 1]] }, texts())).toBeNull();
});
