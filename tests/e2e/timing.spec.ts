import type { Timing } from '../../src/core/timing.ts';
import { downloadText } from './downloads.ts';
import {
  alert,
  busyAfterClick,
  button,
  enter,
  expect,
  input,
  openPage,
  query,
  settled,
  slider,
  status,
  test,
  verdict,
  type Page,
} from './support.ts';

/** Presses Measure and waits until this many runs of ten were seen to be done. */
async function measure(page: Page, runs: number): Promise<void> {
  expect(await busyAfterClick(page, 'Measure')).toBe('true');
  await expect.poll(() => runsDone(page), { timeout: 45_000 }).toBeGreaterThanOrEqual(runs);
}

async function runsDone(page: Page): Promise<number> {
  const note = await page.locator('.note').textContent();
  return Number(/(\d+) of 10 runs/.exec(note!)?.[1] ?? 0);
}

const middle = (values: number[]) => values.toSorted((a, b) => a - b)[(values.length - 1) / 2]!;

test('says that a small run is mostly messages, and offers a longer one', async ({ page }) => {
  await openPage(page, 'T=200&workers=2&view=timing');
  await expect(verdict(page)).toContainText('2 workers will be than one, then press Measure');
  await measure(page, 10);
  await settled(page);
  await expect(verdict(page)).toHaveText(/^Too short to tell: .*, and messages weigh too much\./);
  await page.getByRole('button', { name: /^Use T = / }).click();
  expect(Number((await query(page))['T'])).toBeGreaterThan(200);
  await settled(page);
});

test('shows its runs as they come, and hands out their samples @chromium', async ({ page }) => {
  await openPage(page, 'T=1000000&workers=2&view=timing');
  await expect(page.locator('.note')).toContainText('64 chunks'); // 32 a worker
  const live = await page.evaluateHandle(() => {
    const seen: string[] = [];
    const note = document.querySelector('.note')!;
    new MutationObserver(() => seen.push(note.textContent)).observe(note, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return seen;
  });
  await measure(page, 10);
  await settled(page);
  const told = new Set((await live.jsonValue()).map((text) => /(\d+) of 10 runs/.exec(text)?.[1]));
  expect(told.size).toBeGreaterThanOrEqual(5);

  const file = JSON.parse(await downloadText(page, 'Download JSON')) as { timing: Timing };
  const { rounds, medians, ...head } = file.timing;
  expect(head).toMatchObject({ steps: 1e6, chunks: 64, mode: 'strong', fit: null });
  expect(head.clockStepMs).toBeGreaterThan(0);
  expect(rounds.map(({ round, workers }) => `${round}/${workers}`).toSorted()).toEqual(
    [0, 1, 2, 3, 4].flatMap((round) => [`${round}/1`, `${round}/2`]),
  );
  for (const { wallMs, startMs, computeMs, handOverMs, waitMs } of rounds) {
    const parts = [startMs, computeMs, handOverMs, waitMs];
    expect(Math.min(...parts)).toBeGreaterThanOrEqual(-1);
    const sum = parts.reduce((all, part) => all + part);
    expect(Math.abs(sum - wallMs)).toBeLessThanOrEqual(1e-6 * wallMs);
  }
  const walls = [1, 2].map((count) =>
    rounds.filter(({ workers }) => workers === count).map(({ wallMs }) => wallMs),
  );
  const [alone, both] = walls.map(middle) as [number, number];
  const speedup = alone / both;
  const expected = [
    { workers: 1, wallMs: alone, speedup: 1, efficiency: 1, karpFlatt: null },
    {
      workers: 2,
      wallMs: both,
      speedup,
      efficiency: speedup / 2,
      karpFlatt: (1 / speedup - 1 / 2) / (1 - 1 / 2),
    },
  ].map((row, i) => ({ ...row, low: Math.min(...walls[i]!), high: Math.max(...walls[i]!) }));
  expect(medians).toEqual(expected);
});

test('measures to its end, and its table has a row for each number of workers', async ({
  page,
}) => {
  await openPage(page, 'T=100000&workers=2&view=timing');
  await measure(page, 10);
  await settled(page);
  await expect(button(page, 'Measure')).toBeEnabled();
  await page.getByText('Data table', { exact: true }).click();
  const rows = page.locator('.data-table tbody tr');
  await expect(rows).toHaveCount(2);
  for (const row of await rows.all()) {
    const [median, fastest, slowest] = (await row.getByRole('cell').allTextContents())
      .slice(1, 4)
      .map(Number);
    expect(fastest).toBeLessThanOrEqual(median!);
    expect(median).toBeLessThanOrEqual(slowest!);
  }
});

test('stops at Cancel, and keeps what was measured', async ({ page }) => {
  await openPage(page, 'T=4000000&generator=numpy&workers=2&view=timing');
  await measure(page, 1);
  await expect(button(page, 'Measure')).toBeDisabled();
  expect(await busyAfterClick(page, 'Cancel')).toBe('false');
  await expect(button(page, 'Measure')).toBeEnabled();
  const done = await runsDone(page);
  expect(done).toBeLessThan(10);
  expect(done).toBeGreaterThanOrEqual(1);
  await button(page, 'Run').click();
  await settled(page);
  await expect(status(page)).toContainText('same numbers');
  expect(await runsDone(page)).toBe(done);
});

test('ends when the settings change', async ({ page }) => {
  await openPage(page, 'T=4000000&generator=numpy&workers=2&view=timing');
  await measure(page, 1);
  await slider(page, 'Inflow μ').press('ArrowRight');
  await expect(button(page, 'Measure')).toBeEnabled();
  await settled(page);
  expect(await runsDone(page)).toBeLessThan(10);
  await expect(input(page, 'Inflow μ')).toHaveValue('71');
  await expect(alert(page)).toBeEmpty();
  await enter(page, 'Steps T', '200');
  await settled(page);
  await measure(page, 10);
});

test('measures the chunks that the user fixed, if asked', async ({ page }) => {
  await openPage(page, 'T=10000&chunks=3&workers=2&view=timing');
  await expect(page.locator('.note')).toContainText('the same 64 chunks');
  await page.getByRole('radio', { name: '3, as set' }).check();
  await expect(page.locator('.note')).toContainText('the same 3 chunks');
  await measure(page, 10);
  await settled(page);
  await expect(page.locator('.note')).toContainText('10,000 steps in 3 chunks');
});
