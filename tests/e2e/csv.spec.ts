import { csvRows, rowsByChunk } from '../support/csvRows.ts';
import { exactSum, firstDifference } from '../support/numbers.ts';
import { downloadPath, downloadText } from './downloads.ts';
import { button, enter, expect, openPage, status, test, type Page } from './support.ts';

async function downloadRows(page: Page) {
  const text = await downloadText(page, 'Download CSV');
  expect(text.slice(0, text.indexOf('\r\n'))).toBe('chunk,step,inflow,release,spill,storage');
  return csvRows(text);
}

for (const boundary of ['restart', 'continue'] as const) {
  test(`writes every step of every chunk of ${boundary} as CSV @chromium`, async ({ page }) => {
    await openPage(page, `K=200&target=90&T=1003&chunks=4&seed=3&boundary=${boundary}`);
    const rows = await downloadRows(page);
    const chunks = rowsByChunk(rows);
    // the first T mod chunks have one step more
    const steps = [251, 251, 251, 250];
    expect(chunks).toHaveLength(4);
    let counted = 0;
    for (const [chunk, own] of chunks.entries()) {
      const isInitial = boundary === 'restart' || chunk === 0;
      const first = boundary === 'restart' ? 1 : counted + 1;
      expect(own.map(({ step }) => step)).toEqual([
        ...(isInitial ? [0] : []),
        ...Array.from({ length: steps[chunk]! }, (_, i) => first + i),
      ]);
      if (isInitial) expect(own[0]).toMatchObject({ inflow: null, spill: null, storage: 200 });
      counted += steps[chunk]!;
    }
    for (const run of boundary === 'restart' ? chunks : [rows]) {
      for (const [t, row] of run.entries()) {
        expect(row.release).toBe(Math.min(row.storage, 90));
        if (t === 0) continue;
        const before = run[t - 1]!;
        const balance = exactSum([before.storage, -before.release, row.inflow!, -row.spill!]);
        expect(Math.abs(row.storage - balance)).toBeLessThan(1e-12 * 200); // a few roundings
        if (row.spill! > 0) expect(row.storage).toBe(200);
      }
    }
    expect(rows.some(({ spill }) => spill! > 0)).toBe(true);
  });

  test(`has the storages of the NPY file in the CSV file of ${boundary} @chromium`, async ({
    page,
  }) => {
    await openPage(page, `mu=5.5&sigma=30&T=3001&chunks=7&boundary=${boundary}`);
    const rows = await downloadRows(page);
    const path = await downloadPath(page);
    const storages = Float64Array.from(rows, ({ storage }) => storage);
    expect(storages).toHaveLength(3001 + (boundary === 'restart' ? 7 : 1));
    expect(firstDifference(storages, path)).toBe(-1); // shortest round-trip: the same bits
  });
}

test('writes the run shown, while newer settings wait @chromium', async ({ page }) => {
  await openPage(page);
  await enter(page, 'Steps T', '2e7');
  await expect(status(page)).toContainText('press Run');
  expect(await downloadRows(page)).toHaveLength(202);
});

test('stops writing when told to @chromium', async ({ page }) => {
  await openPage(page, 'T=8000000&chunks=2');
  await button(page, 'Download CSV').click();
  await expect(status(page)).toHaveText(/^Writing the CSV file: \d+\s%$/);
  await expect(button(page, 'Download CSV')).toBeDisabled();
  await button(page, 'Stop writing').click();
  await expect(status(page)).toHaveText('The CSV file was not written.');
  await expect(button(page, 'Download CSV')).toBeEnabled();
});
