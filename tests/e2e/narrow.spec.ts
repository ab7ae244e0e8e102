import { VIEW_NAMES } from '../../src/app/address/views.ts';
import { LESSON } from './lesson.ts';
import {
  button,
  chart,
  expect,
  goWithin,
  historyLength,
  input,
  openPage,
  radio,
  settled,
  slider,
  status,
  tab,
  test,
  type Locator,
  type Page,
} from './support.ts';

const SCREEN = { width: 390, height: 844 };

test.use({ viewport: SCREEN });

async function boxOf(thing: Locator) {
  return (await thing.boundingBox())!;
}

const scrollTo = (page: Page, y: number) =>
  page.evaluate(
    (top) =>
      new Promise<void>((resolve) => {
        window.scrollTo({ top, behavior: 'instant' });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
    y,
  );

const pageHeight = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);

test('fits the width of a phone in every view', async ({ page }) => {
  await openPage(page);
  for (const view of VIEW_NAMES) {
    await goWithin(page, `view=${view}&chunks=100&boundary=continue`);
    await expect(page.locator('.verdict').first()).toBeVisible();
    const [content, screen] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(content).toBeLessThanOrEqual(screen);
  }
});

test('fits narrower pages, those at a zoom of 200 %, and a projector, with all that is unfolded', async ({
  page,
}) => {
  const fits = async () => {
    const folded = page.locator('main details:not([open]) > summary');
    while ((await folded.count()) > 0) await folded.first().click();
    const [content, screen] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(content).toBeLessThanOrEqual(screen);
  };
  await openPage(page);
  for (const view of VIEW_NAMES) {
    await goWithin(page, `view=${view}&chunks=8`);
    await expect(page.locator('.verdict').first()).toBeVisible();
    for (const [width, height] of [
      [720, 450],
      [320, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await fits();
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('./?present=1');
  await settled(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(1440);
});

test('begins with the story and Next, then tabs, verdict, chart, numbers', async ({ page }) => {
  await openPage(page);
  const order = [
    page.getByRole('navigation', { name: 'Story' }).locator('p'),
    button(page, 'Next'),
    page.getByRole('tablist'),
    page.locator('.verdict'),
    chart(page),
    page.locator('.figures'),
    input(page, 'Capacity K'),
  ];
  let above = 0;
  for (const thing of order) {
    const { y } = await boxOf(thing);
    expect(y).toBeGreaterThan(above);
    above = y;
  }
  const next = await boxOf(button(page, 'Next'));
  expect(next.y + next.height).toBeLessThan(SCREEN.height / 2);
});

for (const view of ['storage', 'independence']) {
  test(`keeps the chart in sight while parameters scroll beneath it, in ${view}`, async ({
    page,
  }) => {
    await openPage(page, `view=${view}`);
    const first = await boxOf(page.getByRole('heading', { name: 'Reservoir' }));
    const last = await boxOf(page.locator('.read-out'));
    const height = (await boxOf(chart(page))).height;
    expect(height).toBeLessThan(SCREEN.height / 2);
    // from where the first parameter is under the chart to where the last one is
    for (let y = first.y - height - 20; y < last.y - height; y += 60) {
      await scrollTo(page, y);
      const box = await boxOf(chart(page));
      expect(box.y).toBeGreaterThanOrEqual(0);
      expect(box.y).toBeLessThan(20);
      expect(box.height).toBe(height);
    }
  });
}

test('has Run in reach at any scroll', async ({ page }) => {
  await openPage(page);
  const bottom = await pageHeight(page);
  for (let y = 0; y <= bottom; y += bottom / 8) {
    await scrollTo(page, y);
    await expect(button(page, 'Run')).toBeInViewport({ ratio: 1 });
    const run = await boxOf(button(page, 'Run'));
    expect(run.y).toBeGreaterThan(SCREEN.height - 120);
    expect(run.height).toBeGreaterThanOrEqual(44);
  }
  await scrollTo(page, bottom);
  const files = await boxOf(page.getByRole('region', { name: 'Files' }));
  const run = await boxOf(button(page, 'Run'));
  expect(files.y + files.height).toBeLessThanOrEqual(run.y); // nothing is stuck beneath the bar
});

test('leaves what has the focus in sight, between the chart and Run', async ({ page }) => {
  await openPage(page);
  for (const key of ['Tab', 'Shift+Tab']) {
    await (key === 'Tab' ? input(page, 'Capacity K') : button(page, 'New seed')).focus();
    for (let press = 0; press < 11; press++) {
      await page.keyboard.press(key);
      const hidden = await page.evaluate(() => {
        const element = document.activeElement!;
        if (element.closest('.parameters') === null) return null;
        const { left, top, width, height } = element.getBoundingClientRect();
        const there = document.elementFromPoint(left + width / 2, top + height / 2);
        return there === element || element.contains(there) ? null : element.outerHTML;
      });
      expect(hidden, `hidden after ${key}`).toBeNull();
    }
  }
});

test('has inputs that do not make a phone zoom, and sliders that let it scroll', async ({
  page,
}) => {
  await openPage(page, 'workers=2&view=independence');
  const sizes = await page
    .locator('input[type=text], select')
    .evaluateAll((fields) => fields.map((field) => parseFloat(getComputedStyle(field).fontSize)));
  expect(sizes).toHaveLength(17); // nine fields, two labels, two chunks, steps left out, the theme, scenario, the worker to kill
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
  const actions = await page
    .getByRole('slider')
    .evaluateAll((sliders) => sliders.map((each) => getComputedStyle(each).touchAction));
  expect(actions).toHaveLength(8);
  expect(new Set(actions)).toEqual(new Set(['pan-y']));
});

test.describe('a finger', () => {
  test.use({ hasTouch: true });

  /** Puts a finger on the middle of a slider, and moves it in small steps. */
  async function swipe(page: Page, byX: number, byY: number, name = 'Inflow μ'): Promise<void> {
    const under = slider(page, name);
    await under.scrollIntoViewIfNeeded();
    const box = await boxOf(under);
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', share: number) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints:
          type === 'touchEnd'
            ? []
            : [
                {
                  x: box.x + 0.5 * box.width + share * byX,
                  y: box.y + box.height / 2 + share * byY,
                },
              ],
      });
    await touch('touchStart', 0);
    for (let step = 1; step <= 20; step++) await touch('touchMove', step / 20);
    await touch('touchEnd', 1);
  }

  test('that moves along a slider sets it, by one history entry @chromium', async ({ page }) => {
    await openPage(page);
    const entries = await historyLength(page);
    await swipe(page, 100, 4);
    await settled(page);
    expect(Number(await input(page, 'Inflow μ').inputValue())).toBeGreaterThan(180);
    expect(await historyLength(page)).toBe(entries + 1);
  });

  test('that scrolls over a slider leaves a long run alone @chromium', async ({ page }) => {
    await openPage(page, 'T=10000000000&boundary=continue');
    await button(page, 'Run').click();
    await expect(status(page)).toContainText('Running');
    await swipe(page, 4, -200);
    await expect(page.getByText('So far: mean storage')).toBeVisible();
    await expect(status(page)).toContainText('Running');
    await expect(page.locator('main')).toHaveAttribute('aria-busy', 'true');
    await expect(input(page, 'Inflow μ')).toHaveValue('70');
    await button(page, 'Cancel').click();
  });

  test('that scrolls over the workers does not put them into the link @chromium', async ({
    page,
  }) => {
    await openPage(page);
    const entries = await historyLength(page);
    await swipe(page, 4, -200, 'Workers');
    await settled(page);
    expect(new URL(page.url()).search).toBe('');
    expect(await historyLength(page)).toBe(entries);
    await swipe(page, 60, 4, 'Workers');
    await expect.poll(() => new URL(page.url()).searchParams.get('workers')).not.toBeNull();
  });

  test('that moves up over a slider scrolls, and does not set it @chromium', async ({ page }) => {
    await openPage(page);
    const entries = await historyLength(page);
    await swipe(page, 4, -200);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(600);
    await expect(input(page, 'Inflow μ')).toHaveValue('70');
    await expect(slider(page, 'Inflow μ')).toHaveValue('70');
    await settled(page);
    expect(await historyLength(page)).toBe(entries);
    await expect(chart(page)).toHaveAccessibleName(/On average 71\.5 of 100/);
  });
});

test('opens a list that is longer than the screen at its title', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openPage(page);
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keys' });
  await expect(list.getByRole('heading', { name: 'Keys' })).toBeInViewport({ ratio: 1 });
  await expect(list.getByRole('button', { name: 'Close' })).not.toBeInViewport();
});

test('shows the dam beside its button, and both plots of a pair', async ({ page }) => {
  await openPage(page, String(new URLSearchParams(LESSON[0]!.keys)));
  await button(page, 'Take a step').scrollIntoViewIfNeeded();
  await button(page, 'Take a step').click();
  await expect(page.locator('.step-name')).toHaveText('Step 2');
  const dam = await boxOf(page.locator('.dam-section'));
  const lanes = await boxOf(page.locator('.lane-picture'));
  expect(dam.y).toBeGreaterThanOrEqual(lanes.y + lanes.height);
  await expect(page.locator('.dam-section')).toBeInViewport({ ratio: 1 });

  await openPage(page, String(new URLSearchParams(LESSON[5]!.keys)));
  await scrollTo(page, (await boxOf(slider(page, 'Leave out the first'))).y - SCREEN.height / 2);
  const [storages, shocks, leaveOut] = await Promise.all(
    ['.pair-plot >> nth=0', '.pair-plot >> nth=1', '.leave-out .slider'].map((each) =>
      boxOf(page.locator(each)),
    ),
  );
  expect(storages!.y).toBeGreaterThanOrEqual(0);
  expect(shocks!.y).toBeGreaterThanOrEqual(storages!.y + storages!.height);
  expect(leaveOut!.y).toBeGreaterThanOrEqual(shocks!.y + shocks!.height);
});

test('has a lane for a finger to kill a worker on, above Run', async ({ page }) => {
  await openPage(page, String(new URLSearchParams({ ...LESSON[3]!.keys, workers: '2' })));
  await button(page, 'Run it').click();
  const kill = button(page, 'Kill worker 2');
  await kill.click();
  const { y, width, height } = await boxOf(kill);
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  expect(y + height).toBeLessThanOrEqual((await boxOf(button(page, 'Cancel'))).y);
  await expect(page.locator('.lane-line')).toContainText('Worker 2 was killed');
  await button(page, 'Cancel').click();
  await settled(page);
});

test('can be walked through its views and choices', async ({ page }) => {
  await openPage(page);
  await tab(page, 'Independence').click();
  await radio(page, 'Same seed for all').check();
  await expect(page.locator('.verdict')).toContainText('Identical');
});

test('keeps what a row is of in sight while its numbers scroll', async ({ page }) => {
  await openPage(page, 'view=distribution&T=5000');
  await page.getByText('All measures', { exact: true }).click();
  const table = page.getByRole('region', { name: /^All measures/ });
  const name = table.locator('td', { hasText: 'Mean storage' });
  const { x } = await boxOf(name);
  expect((await boxOf(name)).width).toBeLessThan(SCREEN.width / 2);
  await table.evaluate((element) => (element.scrollLeft = 200));
  expect((await boxOf(name)).x).toBeCloseTo(x, 0);
});
