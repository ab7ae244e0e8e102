import { contractDigest } from '../support/contractDigest.ts';
import { readGolden } from '../support/golden.ts';
import { exactSum, largestDifference } from '../support/numbers.ts';
import { downloadPath } from './downloads.ts';
import {
  ARTICLE_DIGEST,
  DEFAULT_DIGEST,
  button,
  digest,
  expect,
  figure,
  settled,
  input,
  openMore,
  openPage,
  radio,
  tab,
  test,
  verdict,
} from './support.ts';

// the article's last listing with jobno passed: K = 100, mu = sigma = target = 70
const GOLDEN = readGolden('multi').runs.find(({ name }) => name.endsWith('with jobno passed'))!.S;
const CHUNK_ROWS = 101;
/** The storages of steps 1..100 of both chunks, without the initial rows. */
const STEPS = GOLDEN.filter((_, row) => row % CHUNK_ROWS !== 0);

const share = (isSo: (storage: number) => boolean) =>
  `${((100 * STEPS.filter(isSo).length) / STEPS.length).toFixed(1)} %`;
const mean = (values: number[]) => exactSum(values) / values.length;

test('opens with the settings of the article, and the digest that they have on every machine', async ({
  page,
}) => {
  await openPage(page);
  const fields = {
    'Capacity K': '100',
    'Inflow μ': '70',
    'Inflow spread σ': '70',
    'Target release S̄': '70',
    'Steps T': '200',
    Chunks: '2',
    Seed: '0',
  };
  for (const [name, value] of Object.entries(fields)) {
    await expect(input(page, name)).toHaveValue(value);
  }
  await expect(radio(page, 'A seed each')).toBeChecked();
  await expect(page.locator('details.more')).not.toHaveAttribute('open');
  await openMore(page);
  await expect(radio(page, 'Start full')).toBeChecked();
  await expect(radio(page, 'Fast streams')).toBeChecked();
  await expect(tab(page, 'Storage')).toHaveAttribute('aria-selected', 'true');
  await expect(page).toHaveTitle('Spillway');
  // on every machine
  expect(await digest(page)).toBe(DEFAULT_DIGEST);
  await expect(page.locator('.quiet')).toContainText(`digest …${DEFAULT_DIGEST.slice(-4)}`);
});

test('says what the settings amount to, and uses the workers that the machine offers @chromium', async ({
  page,
}) => {
  await openPage(page);
  const threads = await page.evaluate(() => Math.min(64, navigator.hardwareConcurrency));
  const some = threads === 1 ? 'worker' : 'workers';
  const busy = Math.min(2, threads); // of two chunks
  await expect(
    page.getByText(`${threads} ${some} ready; a run has work for ${busy}`),
  ).toBeVisible();
  const cut = '200 steps = 2 chunks × 100; ';
  await expect(page.getByText(`${cut}seed 0, streams 0 to 1. The path is kept: `)).toBeVisible();
  await expect(
    page.getByText('(15.9 % of steps), so the mean inflow is 75.8.'), // P(N < 0), E[max(N, 0)]
  ).toBeVisible();
  await openMore(page);
  await expect(input(page, 'Workers')).toHaveValue(String(threads));
  await radio(page, "NumPy's, as in the article").check({ force: true });
  await expect(page.getByText(`${cut}chunk 0: seed 0, chunk 1: seed 1`)).toBeVisible();
});

test('hands out the golden path and shows its five numbers, and its digest is that of the bits @chromium', async ({
  page,
}) => {
  await openPage(page, 'generator=numpy');
  const storage = mean(STEPS).toPrecision(3);
  const full = share((value) => value === 100);
  const deficit = share((value) => value < 70);
  await expect(figure(page, 'Mean storage')).toHaveText(storage);
  await expect(figure(page, 'Full')).toHaveText(`${full} of steps`);
  await expect(figure(page, 'Empty')).toHaveText(`${share((value) => value === 0)} of steps`);
  await expect(figure(page, 'Deficit')).toHaveText(`${deficit} of steps`);
  const release = mean(STEPS.map((value) => Math.min(value, 70))).toPrecision(3);
  await expect(figure(page, 'Mean release')).toHaveText(`${release} of 70`);
  await expect(verdict(page)).toHaveText(
    `On average ${storage} of 100 is stored; ${full} of the steps end full, ${deficit} below the target.`,
  );
  const path = await downloadPath(page);
  expect(largestDifference(path, GOLDEN)).toBeLessThanOrEqual(1e-11); // 1e-13 max(K, mu, sigma)
  expect(contractDigest(path)).toBe(ARTICLE_DIGEST);
  expect(await digest(page)).toBe(ARTICLE_DIGEST);
});

test('goes back to these settings by Reset @chromium', async ({ page }) => {
  await openPage(page, 'K=500&T=300&chunks=3&seed=9&boundary=continue&seeding=same&workers=1');
  await openMore(page);
  await button(page, 'Reset').click();
  await expect(input(page, 'Capacity K')).toHaveValue('100');
  await expect.poll(() => digest(page)).toBe(DEFAULT_DIGEST);
  expect(await page.evaluate(() => window.location.search)).not.toContain('workers');
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`sketches the first run until Chart.js is there, and nothing moves, ${viewport.width} wide @chromium`, async ({
    page,
  }) => {
    await page.setViewportSize(viewport);
    await page.addInitScript(() => {
      const seen = ((window as unknown as { shifts: number[] }).shifts = [] as number[]);
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          seen.push((entry as unknown as { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    let letGo = () => {};
    const isHeld = new Promise<void>((resolve) => (letGo = resolve));
    await page.route(/charts-.*\.js$/, async (route) => {
      await isHeld;
      await route.continue();
    });
    await page.goto('./', { waitUntil: 'commit' });
    const chart = page.getByRole('img', { name: /^Storage over time\. On average 71\.5 of 100/ });
    await expect(chart).toHaveClass('sketch');
    const inked = await chart.evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return data.some((value) => value > 0);
    });
    expect(inked).toBe(true);
    letGo();
    await expect(chart).not.toHaveClass('sketch');
    await settled(page);
    const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
    // a word that grows by a letter moves its neighbour: less than one seen pixel
    expect(shifts.filter((shift) => shift > 1e-4)).toEqual([]);
  });
}
