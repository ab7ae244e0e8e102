import { downloadText } from './downloads.ts';
import {
  button,
  enter,
  expect,
  figure,
  openPage,
  settled,
  status,
  test,
  verdict,
  type Page,
} from './support.ts';

test.beforeEach(() => test.slow()); // measuring takes its time, most of all on a crowded machine

/** Keeps a measurement of 1 to 8 workers whose times, in ms, are made up, as if the browser had taken it; and shows it. */
async function showMadeUp(page: Page, timeOf: (workers: number) => number): Promise<void> {
  await openPage(page, 'T=200&view=timing');
  const file = JSON.parse(await downloadText(page, 'Download JSON')) as {
    settings: Record<string, unknown>;
  };
  const rounds = Array.from({ length: 72 }, (_, i) => {
    const round = Math.floor(i / 8);
    const workers = 1 + (i % 8);
    const wallMs = timeOf(workers) * (1 + 0.01 * Math.sin(7 * i)); // 1 % of noise
    const parts = { startMs: 1, computeMs: wallMs - 1, handOverMs: 0, mergeMs: 0, waitMs: 0 };
    return { round, workers, wallMs, ...parts };
  });
  const entry = {
    date: '2026-11-22T20:03:00.000Z',
    environment: { userAgent: 'Firefox/140', hardwareConcurrency: 8, crossOriginIsolated: true },
    settings: { ...file.settings, T: 1e8, chunks: 256 },
    timing: {
      steps: 1e8,
      chunks: 256,
      mode: 'strong',
      rounds,
      clockStepMs: 0.02,
      cores: 8,
      hiddenSamples: 0,
      lostSamples: 0,
    },
    comparison: null,
  };
  await page.evaluate((kept) => {
    const all = { spillway: { schema: 1 }, measurements: [kept] };
    localStorage.setItem('spillway.measurements.1', JSON.stringify(all));
  }, entry);
  await page.reload();
  await settled(page);
  await page.locator('summary', { hasText: /^Measurements kept \(1\)/ }).click();
  await page.getByRole('button', { name: /^Show 1: Speed-up/ }).click();
}

test.describe('a law', () => {
  test('is not told of fewer cores than are reported, but these are @chromium', async ({
    page,
  }) => {
    await showMadeUp(page, (p) => 404 / Math.min(p, 2));
    await expect(verdict(page)).toContainText('8 workers are ');
    await expect(
      page.getByText(
        /^From 2 workers on no faster: that browser seems to get 2 cores, though 8 logical cores are reported\. No law of scaling fits these times: the Universal Scalability Law is up to \d+\.\d % off/,
      ),
    ).toBeVisible();
    await expect(page.locator('.lab')).not.toContainText('of the work is serial');
    await expect(figure(page, 'Serial fraction')).toContainText('no law fits');
  });

  test('is told where it fits @chromium', async ({ page }) => {
    await showMadeUp(page, (p) => 404 * (0.9 / p + 0.1));
    await expect(page.getByText(/^About (9\.\d|10\.\d) % of the work is serial/)).toBeVisible();
    await expect(page.getByText('No law of scaling')).toHaveCount(0);
  });
});

/** The page's clock makes steps of so many ms; those of its workers stay as they are. */
async function coarsen(page: Page, stepMs: number): Promise<void> {
  await page.addInitScript((step) => {
    const now = performance.now.bind(performance);
    performance.now = () => Math.floor(now() / step) * step;
  }, stepMs);
}

async function measure(page: Page, ...choices: string[]): Promise<void> {
  await page.getByText(/^How it is measured/).click();
  for (const name of choices) await page.getByRole('radio', { name, exact: true }).check();
  await button(page, 'Measure').click();
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'true');
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false', { timeout: 120_000 });
}

test.describe('a coarse clock', () => {
  test('is called so, and not the machine busy', async ({ page }) => {
    await coarsen(page, 200);
    await openPage(page, 'T=10000000&workers=2&view=timing');
    await measure(page, '10,000,000, as set', '5');
    await expect(verdict(page)).toHaveText(
      /^(The clock of this browser is coarse: it moves in steps of 200\sms, and a run of [12] workers? takes only \d+ of them|Too short to tell)/,
    );
    await expect(page.getByText(/This machine (is|was) busy/)).toHaveCount(0);
  });

  test('gets longer samples @chromium', async ({ page }) => {
    await coarsen(page, 8);
    await openPage(page, 'T=200&workers=2&view=timing');
    await measure(page, '5');
    await expect(verdict(page)).toHaveText(/^2 workers (are|cannot)/);
    const { timing } = JSON.parse(await downloadText(page, 'Download JSON')) as {
      timing: { clockStepMs: number; medians: { wallMs: number }[] };
    };
    expect(timing.clockStepMs).toBe(8);
    for (const { wallMs } of timing.medians) expect(wallMs).toBeGreaterThanOrEqual(20 * 8);
  });
});

test.describe('a page that stands still for an hour', () => {
  const HOUR = 3_600_000;
  /** Lets the page's clock jump, as it does where it goes on in a computer's sleep. */
  const sleep = (page: Page) => page.evaluate(() => (window as unknown as { jump(): void }).jump());

  test.beforeEach(async ({ page }) => {
    await page.addInitScript((hour) => {
      const now = performance.now.bind(performance);
      let ahead = 0;
      performance.now = () => now() + ahead;
      Object.assign(window, { jump: () => (ahead += hour) });
    }, HOUR);
  });

  test('counts no such time as that of a run', async ({ page }) => {
    await openPage(page, 'T=1000');
    await enter(page, 'Steps T', '300000000');
    await button(page, 'Run').click();
    await expect(status(page)).toContainText('left');
    await sleep(page);
    const told = new Set<string>();
    while ((await page.locator('main').getAttribute('aria-busy')) === 'true') {
      told.add((await status(page).textContent()) ?? '');
      await page.waitForTimeout(50);
    }
    await expect(status(page)).toHaveText(
      /^Done: 300,000,000 steps in [\d.]+\ss, not counting 60\smin 0\ss in which the page stood still\.$/,
    );
    expect([...told].filter((text) => /\d\d min.* left/.test(text))).toEqual([]);
  });

  test('takes a sample again @chromium', async ({ page }) => {
    await openPage(page, 'T=200&workers=2&view=timing');
    await page.getByText(/^How it is measured/).click();
    await page.getByRole('radio', { name: '5', exact: true }).check();
    await button(page, 'Measure').click();
    await expect(status(page)).toHaveText(/^Measuring: run [2-9] of 10/, { timeout: 30_000 });
    await sleep(page);
    await settled(page);
    const note = page.locator('.note').first();
    await expect(note).toContainText('10 of 10 runs');
    // none is, where it was between two runs
    await expect(note).toHaveText(
      /10 of 10 runs\.( 1 run thrown away .* the page stood still.*)?$/,
    );
    const { timing } = JSON.parse(await downloadText(page, 'Download JSON')) as {
      timing: { rounds: { wallMs: number }[] };
    };
    for (const { wallMs } of timing.rounds) expect(wallMs).toBeLessThan(HOUR);
  });
});
