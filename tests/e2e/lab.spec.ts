import { downloadText } from './downloads.ts';
import {
  alert,
  button,
  expect,
  hurry,
  openPage,
  settled,
  status,
  test,
  verdict,
  type Page,
} from './support.ts';

const QUICK = 'T=200&workers=2&view=timing';
/** Measured as it is set, a run takes some tenths of a second, and no size need be found before. */
const LONG = 'T=60000000&workers=2&view=timing';

test.beforeEach(() => test.slow()); // measuring takes its time, most of all on a crowded machine

/** Opens what is folded under a title. */
async function unfold(page: Page, title: string | RegExp): Promise<void> {
  await page.locator('.lab > details > summary', { hasText: title }).click();
}

const card = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true }); // its table begins with the same name

async function compare(page: Page, title: string) {
  await button(page, `Compare: ${title}`).click();
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'true');
  await settled(page);
  return card(page, title);
}

/** Five rounds, with one and with two workers: ten runs, of as many steps as fit the machine, or of those that are set. */
async function planFewRounds(page: Page, asSet: string | null = null): Promise<void> {
  await page.getByText(/^How it is measured/).click();
  if (asSet !== null) await page.getByRole('radio', { name: `${asSet}, as set` }).check();
  await page.getByRole('radio', { name: '5', exact: true }).check();
}

async function measureInBackground(page: Page, asSet: string | null = null): Promise<void> {
  await planFewRounds(page, asSet);
  await button(page, 'Measure').click();
  await expect(status(page)).toHaveText(/^Measuring: run [2-9] of 10/, { timeout: 30_000 });
}

test.describe('one run, chunk by chunk', () => {
  for (const [name, said] of [
    [
      'Record a run',
      /^[\d,]+ steps in 64 chunks: \d+ jobs on 2 workers in .* of the workers’ time was computing\.\s*$/,
    ],
    ['Make a worker throw an error', /Worker [12] failed at .* started another.*/],
    [
      'Kill a worker in it',
      /Worker [12] was killed at .*; the page noticed .* later \(its thread ended\)/,
    ],
  ] as const) {
    test(`${name}: the digest is that of an undisturbed run`, async ({ page }) => {
      await openPage(page, QUICK);
      await unfold(page, 'One run, chunk by chunk');
      const timeline = page.getByRole('region', { name: 'One run, chunk by chunk' });
      await timeline.getByRole('button', { name }).click();
      await settled(page);
      await expect(timeline.getByText(said)).toBeVisible();
      await expect(timeline.getByRole('img', { name: /^Timeline of the workers/ })).toBeVisible();
      await expect(timeline.locator('.differs')).toHaveCount(0);
      const isHarmed = name !== 'Record a run';
      // the same work without the fault was recorded too
      await expect(timeline.getByText(/The run ended .* than the same one/)).toHaveCount(
        isHarmed ? 1 : 0,
      );
      await expect(timeline.getByText(/: the same as of an undisturbed run/)).toHaveCount(
        isHarmed ? 1 : 0,
      );
      // stamps of every job, in the order in which things happen
      await timeline.getByText('Data table').click();
      const rows = timeline.getByRole('row');
      await expect(rows).not.toHaveCount(0); // the table is made when it is opened
      let again = 0;
      for (const row of (await rows.all()).slice(1)) {
        const cells = await row.getByRole('cell').allTextContents();
        const stamps = cells.slice(3, 8).map(Number);
        expect(stamps).toEqual(stamps.toSorted((a, b) => a - b));
        if (cells.at(-1) === 'run again') again++;
      }
      if (name === 'Kill a worker in it') expect(again).toBe(1);
      if (name === 'Record a run') expect(again).toBe(0);
    });
  }
});

test.describe('comparisons', () => {
  test('tell ratios, after a guess', async ({ page }) => {
    await hurry(page);
    await openPage(page, QUICK);
    await unfold(page, 'What else costs time?');
    const kernel = card(page, 'Kernel and plain reference');
    const guess = kernel.getByRole('textbox', { name: /^Your guess/ });
    await guess.pressSequentially('10');
    await compare(page, 'Kernel and plain reference');
    // a verdict, and what became of the guess, only if the machine was not busy
    await expect(kernel).toContainText(/You guessed 10 times; it was |This machine is busy/);
    await expect(kernel).toContainText(/“reference” takes .* times as long as “kernel”/);
    await expect(kernel).toContainText('14 of 14 runs');

    const start = await compare(page, 'New workers for every run');
    await expect(start).toContainText(/14 of 14 runs/);
    await expect(start.getByRole('img')).toHaveAttribute(
      'aria-label',
      /standing workers .* new workers/,
    );
  });

  test('of scaling and of hand-over have a bar for each condition @chromium', async ({ page }) => {
    await hurry(page);
    await openPage(page, QUICK);
    await unfold(page, 'What else costs time?');
    const scaling = await compare(page, 'Strong and weak scaling');
    await expect(scaling).toContainText('21 of 21 runs');
    await expect(scaling.getByRole('img')).toHaveCount(2);
    // the same work in total, and as much for each
    const conditions = await page.evaluate(() => {
      const { measurements } = JSON.parse(localStorage.getItem('spillway.measurements.1')!) as {
        measurements: {
          comparison: { conditions: { name: string; group: string; steps: number }[] };
        }[];
      };
      return measurements[0]!.comparison.conditions;
    });
    const whole = conditions[0]!.steps;
    expect(conditions.map(({ name, group, steps }) => [group, name, steps / whole])).toEqual([
      ['strong', '1 worker', 1],
      ['strong', '2 workers', 1],
      ['weak', '2 workers', 2],
    ]);

    const isIsolated = await page.evaluate(() => crossOriginIsolated);
    expect(isIsolated).toBe(true);
    const handOver = await compare(page, 'Ways to hand results over');
    await handOver.getByText('Data table').click();
    await expect(handOver.getByRole('row')).toHaveCount(1 + 8);
    await expect(handOver).toContainText('in times of “transferred and sent back”');
    await expect(alert(page)).toBeEmpty();
  });

  test('that nothing can be told from say why', async ({ page }) => {
    await openPage(page, 'T=200&workers=1&view=timing');
    await unfold(page, 'What else costs time?');
    await expect(button(page, 'Compare: Strong and weak scaling')).toBeDisabled();
    await expect(card(page, 'Strong and weak scaling')).toContainText(
      'needs two logical cores, and two workers',
    );
  });
});

test.describe('measurements', () => {
  test('are kept, shown again, saved, and deleted @chromium', async ({ page }) => {
    await openPage(page, 'T=10000000&workers=2&view=timing');
    await unfold(page, /^Measurements kept/);
    await expect(page.getByText('None yet.')).toBeVisible();
    await planFewRounds(page, '10,000,000');
    await button(page, 'Measure').click();
    await expect(page.locator('main')).toHaveAttribute('aria-busy', 'true');
    await settled(page);
    const told = await verdict(page).textContent();

    await page.reload();
    await settled(page);
    await expect(verdict(page)).toContainText('Not measured yet');
    await unfold(page, 'Measurements kept (1)');
    await page.getByRole('button', { name: /^Show 1: Speed-up/ }).click();
    await expect(verdict(page)).toContainText(/^A kept measurement: .* cores?\./);
    await expect(verdict(page)).toContainText(told!);
    await expect(verdict(page)).toBeInViewport();
    // it is not this session's
    const own = JSON.parse(await downloadText(page, 'Download JSON')) as { timing: unknown };
    expect(own.timing).toBeNull();

    const csv = await downloadText(page, 'Samples as CSV');
    const [header, ...rows] = csv.trimEnd().split('\r\n');
    expect(header).toContain('what,condition,round,workers,steps,chunks');
    expect(rows).toHaveLength(10);
    const json = JSON.parse(await downloadText(page, 'History as JSON')) as {
      measurements: { timing: { rounds: { wallMs: number }[] } }[];
    };
    const walls = json.measurements[0]!.timing.rounds.map(({ wallMs }) => wallMs);
    const column = header!.split(',').indexOf('wallMs') - header!.split(',').length;
    expect(rows.map((row) => Number(row.split(',').at(column)))).toEqual(walls);

    await page.getByRole('button', { name: /^Delete 1: Speed-up/ }).click();
    await expect(page.getByText('None yet.')).toBeVisible();
    await expect(verdict(page)).toContainText('Not measured yet');
    await page.reload();
    await settled(page);
    await expect(page.getByText('Measurements kept (0)')).toBeVisible();
  });

  test('leave out samples during which the page was hidden', async ({ page }) => {
    await openPage(page, LONG);
    await measureInBackground(page, '60,000,000');
    const hide = (state: string) =>
      page.evaluate((visibility) => {
        Object.defineProperty(document, 'visibilityState', {
          configurable: true,
          value: visibility,
        });
        document.dispatchEvent(new Event('visibilitychange'));
      }, state);
    await hide('hidden');
    await page.waitForTimeout(1500);
    const before = await status(page).textContent();
    await page.waitForTimeout(1000);
    expect(await status(page).textContent()).toBe(before); // it waits
    await hide('visible');
    await settled(page);
    const note = page.locator('.note').first();
    await expect(note).toContainText('10 of 10 runs');
    // none is, where the page was hidden between two runs
    await expect(note).toHaveText(/10 of 10 runs\.( 1 run thrown away .* the page was hidden\.)?$/);
  });

  test('leave out samples in which a worker was lost', async ({ page }) => {
    await page.addInitScript(() => {
      const started: Worker[] = [];
      Object.assign(window, { started });
      window.Worker = class extends Worker {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          started.push(this);
        }
      };
    });
    await openPage(page, LONG);
    await measureInBackground(page, '60,000,000');
    // the first worker of the measurement's own; the page's were started before
    await page.evaluate(() => (window as unknown as { started: Worker[] }).started[2]!.terminate());
    await settled(page);
    const note = page.locator('.note').first();
    await expect(note).toContainText('10 of 10 runs');
    await expect(note).toContainText('thrown away and taken again, because a worker was lost');
  });

  test('leave out samples beside which steps are drawn again for the dam', async ({ page }) => {
    await openPage(page, 'T=1e6&chunks=1&workers=2&view=timing');
    await measureInBackground(page);
    await page.getByRole('tab', { name: 'Storage' }).click();
    const chart = (await page.locator('.chart canvas').boundingBox())!;
    for (let i = 0; i < 40; i++) {
      // each time another block
      const x = chart.x + chart.width * (i % 2 === 0 ? 0.3 : 0.8);
      await page.mouse.move(x, chart.y + chart.height / 2);
      await page.waitForTimeout(50);
    }
    await page.getByRole('tab', { name: 'Timing' }).click();
    await settled(page);
    const note = page.locator('.note').first();
    await expect(note).toContainText('10 of 10 runs');
    await expect(note).toHaveText(/thrown away .*the page computed something else/);
  });

  test('on a single core compare two workers that share it, if asked @chromium', async ({
    page,
  }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'hardwareConcurrency', { value: 1 });
    });
    await openPage(page, 'T=60000000&view=timing');
    await expect(verdict(page)).toContainText('one worker has nothing to be compared with');
    await planFewRounds(page, '60,000,000');
    await page.getByRole('radio', { name: '1 to 2, twice the cores' }).check();
    await button(page, 'Measure').click();
    await expect(page.locator('main')).toHaveAttribute('aria-busy', 'true');
    await settled(page);
    await expect(page.locator('.note').first()).toContainText('10 of 10 runs');
    await expect(verdict(page)).toHaveText(/2 workers share 1 logical core|This machine was busy/);
  });
});
