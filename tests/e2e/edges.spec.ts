import { VIEWS } from '../../src/app/address/views.ts';
import { csvRows, rowsByChunk } from '../support/csvRows.ts';
import { downloadText } from './downloads.ts';
import { alert, expect, figure, openPage, tab, test, verdict, settled } from './support.ts';

const EDGES = {
  'as many chunks as there can be': 'T=10000&chunks=4096',
  'as many chunks as steps': 'T=4096&chunks=4096',
  'no spread': 'sigma=0',
  'no spread and little inflow': 'sigma=0&mu=10',
  'no target': 'target=0',
  'a target of all': 'K=70&target=70',
  'no inflow at all': 'mu=-1000',
  'a negative mean': 'mu=-20',
  'one step': 'T=1',
  'one step, continued': 'T=1&boundary=continue',
  'one chunk': 'chunks=1',
  'the smallest numbers': 'K=1e-9&mu=1e-9&sigma=1e-9',
  'the greatest numbers': 'K=1e9&mu=1e9&sigma=1e9&seed=4294967295',
};

for (const [name, link] of Object.entries(EDGES)) {
  test(`shows ${name} in every view`, async ({ page }) => {
    await openPage(page, link);
    for (const { label: view } of Object.values(VIEWS)) {
      await tab(page, view).click();
      await settled(page);
      await expect(alert(page)).toBeEmpty();
      await expect(page.locator('main')).not.toContainText(/NaN|Infinity|undefined/);
    }
    await tab(page, VIEWS.storage.label).click();
    await expect(verdict(page)).toHaveText(/^On average .+ is stored;/);
    await expect(figure(page, 'Full')).toHaveText(/^\d+\.\d\s% of steps$/);
  });
}

test('fills and empties without spread as arithmetic says', async ({ page }) => {
  // from 100 with 10 in and up to 70 out: 40, then 10 for ever
  await openPage(page, 'sigma=0&mu=10&T=100&chunks=1');
  await expect(figure(page, 'Mean storage')).toHaveText('10.3');
  await expect(figure(page, 'Deficit')).toHaveText('100.0 % of steps');
  await openPage(page, 'mu=-1000&T=100&chunks=1');
  await expect(figure(page, 'Empty')).toHaveText('99.0 % of steps'); // 30, then 0
});

for (const link of ['T=10000&chunks=4096&mu=-20', 'K=70&target=70&T=50&chunks=50', 'T=1&sigma=0']) {
  test(`loses no water in the CSV file of ${link} @chromium`, async ({ page }) => {
    await openPage(page, link);
    const rows = csvRows(await downloadText(page, 'Download CSV'));
    const { chunks = '1', T } = Object.fromEntries(new URLSearchParams(link));
    const perChunk = rowsByChunk(rows);
    expect(perChunk).toHaveLength(Number(chunks));
    expect(rows).toHaveLength(Number(T) + Number(chunks));
    const gaps: number[] = [0]; // of chunks of one step none
    const amounts: number[] = [];
    for (const own of perChunk) {
      for (const [t, { storage, release, inflow, spill }] of own.entries()) {
        if (t === 0) continue;
        const before = own[t - 1]!;
        gaps.push(Math.abs(storage - (before.storage - before.release + inflow! - spill!)));
        amounts.push(storage, release, inflow!, spill!);
      }
    }
    expect(amounts).toHaveLength(4 * Number(T));
    expect(Math.max(...gaps)).toBeLessThan(1e-10);
    expect(Math.min(...amounts)).toBeGreaterThanOrEqual(0);
  });
}
