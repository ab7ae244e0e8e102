import { contractDigest } from '../support/contractDigest.ts';
import { csvRows } from '../support/csvRows.ts';
import { exactSum, relativeError } from '../support/numbers.ts';
import { downloadPath, downloadText } from './downloads.ts';
import { expect, openPage, test } from './support.ts';

interface ExperimentFile {
  readonly [part: string]: unknown;
  readonly settings: Readonly<Record<string, string | number>>;
  readonly path: { readonly values: number; readonly digest: string };
  readonly summary: Readonly<Record<string, number>>;
}

test('writes the settings, the path and the machine as JSON @chromium', async ({ page }) => {
  await openPage(page, 'K=150&T=1001&chunks=3&seed=5&seeding=same&view=independence&workers=1');
  const file = JSON.parse(await downloadText(page, 'Download JSON')) as ExperimentFile;
  expect(file).toMatchObject({
    spillway: { version: expect.stringMatching(/^\d+\.\d+\.\d+$/), schema: 1 },
    environment: await page.evaluate(() => ({
      userAgent: navigator.userAgent,
      hardwareConcurrency: navigator.hardwareConcurrency,
      crossOriginIsolated,
    })),
    timing: null,
  });
  expect(Object.entries(file.settings).map(([key, value]) => [key, String(value)])).toEqual([
    ['v', '1'],
    ['K', '150'],
    ['mu', '70'],
    ['sigma', '70'],
    ['target', '70'],
    ['T', '1001'],
    ['chunks', '3'],
    ['seed', '5'],
    ['generator', 'xoshiro'],
    ['seeding', 'same'],
    ['boundary', 'restart'],
    ['rho', '0'],
    ['view', 'independence'],
    ['workers', '1'],
  ]);
  const path = await downloadPath(page);
  expect(file.path).toEqual({ values: 1004, digest: contractDigest(path) });
  expect(path).toHaveLength(1004);
});

test('summarizes the very numbers of its other files @chromium', async ({ page }) => {
  await openPage(page, 'K=150&target=90&T=20000&chunks=3&seed=5');
  const { summary } = JSON.parse(await downloadText(page, 'Download JSON')) as ExperimentFile;
  const rows = csvRows(await downloadText(page, 'Download CSV'));
  const steps = rows.filter(({ step }) => step > 0);
  expect(steps).toHaveLength(20000);

  const storages = steps.map(({ storage }) => storage);
  const mean = (values: readonly number[]) => exactSum(values) / values.length;
  const share = (isSo: (storage: number) => boolean) => storages.filter(isSo).length / 20000;
  const m = mean(storages);
  const expected: Record<string, number> = {
    mean: m,
    standardDeviation: Math.sqrt(mean(storages.map((s) => (s - m) ** 2))),
    min: Math.min(...storages),
    max: Math.max(...storages),
    full: share((s) => s === 150),
    empty: share((s) => s === 0),
    deficit: share((s) => s < 90),
    release: mean(storages.map((s) => Math.min(s, 90))),
    inflow: mean(steps.map(({ inflow }) => inflow!)),
    spill: mean(steps.map(({ spill }) => spill!)),
    last: storages.at(-1)!,
  };
  expect(Object.keys(summary).toSorted()).toEqual(Object.keys(expected).toSorted());
  for (const [key, value] of Object.entries(expected)) {
    // merged blocks against one exact sum
    expect(relativeError(summary[key]!, value), key).toBeLessThanOrEqual(1e-12);
  }
});
