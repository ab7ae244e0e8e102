import { labelRoom } from '../../src/views/storage-paths/levelLabels.ts';
import { download, readNpy } from './downloads.ts';
import {
  alert,
  button,
  chart,
  enter,
  expect,
  input,
  openPage,
  radio,
  settled,
  status,
  tableRows,
  test,
  type Page,
} from './support.ts';

const frame = (page: Page) => page.locator('.chart');

/** Waits until what is drawn is exact. */
async function drawn(page: Page): Promise<void> {
  await expect(frame(page)).toHaveAttribute('aria-busy', 'false');
}

/** First and last step in sight, by the chart's own words; null for the whole path. */
async function shown(page: Page): Promise<[number, number] | null> {
  await drawn(page);
  const name = (await chart(page).getAttribute('aria-label'))!;
  const match = /Steps ([\d,]+) to ([\d,]+) of/.exec(name);
  if (match === null) return null;
  const [from, to] = match.slice(1).map((text) => Number(text.replaceAll(',', '')));
  return [from!, to!];
}

/** A point of the plot: a share of its width from the left. */
async function pointAt(page: Page, share: number): Promise<[number, number]> {
  const box = (await frame(page).boundingBox())!;
  const left = 60; // the axis and its labels
  const right = labelRoom(box.width);
  return [box.x + left + share * (box.width - left - right), box.y + box.height / 2];
}

/** A run whose path is not kept. */
async function openLongRun(page: Page, search = ''): Promise<void> {
  await openPage(page, `T=1e8&chunks=1&boundary=continue&${search}`);
  await button(page, 'Run').click();
  await settled(page);
  await expect(page.locator('.quiet')).toContainText('path not kept');
}

test('goes from the whole path to single steps by the wheel, and back', async ({ page }) => {
  await openLongRun(page);
  expect(await shown(page)).toBeNull();
  await page.mouse.move(...(await pointAt(page, 0.25)));
  let length = 1e8;
  for (let turn = 0; turn < 100 && length > 20; turn++) {
    await page.mouse.wheel(0, -500);
    await expect
      .poll(async () => {
        const span = await shown(page);
        return span === null ? 1e8 : span[1] - span[0];
      })
      .toBeLessThan(length);
    const [from, to] = (await shown(page))!;
    length = to - from;
  }
  await expect(chart(page)).toHaveAccessibleName(/Every step is drawn/);
  const [from] = (await shown(page))!;
  expect(from).toBeGreaterThan(2e7); // what was under the pointer is still there
  expect(from).toBeLessThan(3e7);
  await button(page, 'Whole path').click();
  expect(await shown(page)).toBeNull();
});

test('lets the page scroll where there is nothing more to show', async ({ page }) => {
  await page.setViewportSize({ width: 1000, height: 500 });
  await openPage(page);
  await page.mouse.move(...(await pointAt(page, 0.5)));
  await page.mouse.wheel(0, 300);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
  expect(await shown(page)).toBeNull();
});

test('zooms to what the mouse drags over, and moves with Shift', async ({ page }) => {
  await openPage(page, 'T=1000&chunks=1');
  await page.mouse.move(...(await pointAt(page, 0.25)));
  await page.mouse.down();
  await page.mouse.move(...(await pointAt(page, 0.5)), { steps: 5 });
  await expect(page.locator('.selection')).toBeVisible();
  await page.mouse.up();
  await expect(page.locator('.selection')).toHaveCount(0);
  const [from, to] = (await shown(page))!;
  expect(Math.abs(from - 250)).toBeLessThan(25);
  expect(Math.abs(to - 500)).toBeLessThan(25);

  await page.keyboard.down('Shift');
  await page.mouse.move(...(await pointAt(page, 0.2)));
  await page.mouse.down();
  await page.mouse.move(...(await pointAt(page, 0.8)), { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  const [movedFrom, movedTo] = (await shown(page))!;
  expect(Math.abs(from - movedFrom - 0.6 * (to - from))).toBeLessThan(20);
  expect(Math.abs(movedTo - movedFrom - (to - from))).toBeLessThanOrEqual(1);
});

test('takes a drag that comes back for a click @chromium', async ({ page }) => {
  await openPage(page, 'T=1000&chunks=1');
  await page.mouse.move(...(await pointAt(page, 0.3)));
  await page.mouse.down();
  await page.mouse.move(...(await pointAt(page, 0.6)), { steps: 5 });
  await page.mouse.move(...(await pointAt(page, 0.3)), { steps: 5 });
  await page.mouse.up();
  await expect(page.locator('.selection')).toHaveCount(0);
  expect(await shown(page)).toBeNull();
});

test('zooms and moves by keys and by buttons', async ({ page }) => {
  await openPage(page, 'T=1000&chunks=1');
  await frame(page).focus();
  await page.keyboard.press('+');
  expect(await shown(page)).toEqual([250, 750]);
  await page.keyboard.press('ArrowRight');
  expect(await shown(page)).toEqual([375, 875]);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('-');
  expect(await shown(page)).toBeNull();
  await page.keyboard.press('+');
  await page.keyboard.press('End');
  expect(await shown(page)).toEqual([500, 1000]);
  await page.keyboard.press('Home');
  expect(await shown(page)).toEqual([0, 500]);
  await page.keyboard.press('0');
  expect(await shown(page)).toBeNull();

  await button(page, 'Zoom in').click();
  await button(page, 'Later').click();
  expect(await shown(page)).toEqual([375, 875]);
  await button(page, 'Earlier').click();
  await button(page, 'Zoom out').click();
  expect(await shown(page)).toBeNull();
  await expect(button(page, 'Zoom out')).toHaveAttribute('aria-disabled', 'true');
});

test('zooms by two fingers, moves by one, and leaves scrolling to the page @chromium', async ({
  browser,
}) => {
  const context = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await openPage(page, 'T=1000&chunks=1');
  const session = await context.newCDPSession(page);
  const touch = async (type: string, ...places: (number | [number, number])[]) => {
    const box = (await frame(page).boundingBox())!;
    const touchPoints = places.map((place, id) => {
      const [x, y] = typeof place === 'number' ? [place, 0] : place;
      return { x: box.x + x, y: box.y + box.height / 2 + y, id };
    });
    await session.send('Input.dispatchTouchEvent', { type: type as 'touchStart', touchPoints });
  };
  await touch('touchStart', 150, 220);
  for (let i = 1; i <= 5; i++) await touch('touchMove', 150 - 12 * i, 220 + 12 * i);
  await touch('touchEnd');
  const [from, to] = (await shown(page))!;
  expect(to - from).toBeGreaterThan(200);
  expect(to - from).toBeLessThan(600);

  await touch('touchStart', 250);
  for (let i = 1; i <= 5; i++) await touch('touchMove', 250 - 20 * i);
  await touch('touchEnd');
  const [later] = (await shown(page))!;
  expect(later).toBeGreaterThan(from + 20);
  // one finger above the other, 60 pixels apart, then 90
  const [before, after] = (await shown(page))!;
  await touch('touchStart', [180, -30], [180, 30]);
  for (let i = 1; i <= 5; i++) await touch('touchMove', [180, -30 - 3 * i], [180, 30 + 3 * i]);
  await touch('touchEnd');
  const [top, bottom] = (await shown(page))!;
  const ratio = (bottom - top) / (after - before);
  expect(Math.abs(ratio - 2 / 3)).toBeLessThan(0.1);
  expect(await frame(page).evaluate((element) => getComputedStyle(element).touchAction)).toBe(
    'pan-y',
  );
  await context.close();
});

test('shows the numbers of the whole path, to the bit, wherever it is entered @chromium', async ({
  page,
}) => {
  await openPage(page, 'T=1000000&chunks=1&boundary=continue');
  const { values } = readNpy((await download(page, 'Download NPY')).bytes);
  await openLongRun(page); // a longer path begins like a shorter one
  for (const step of [150, 65_536, 500_000, 999_000]) {
    await enter(page, 'Go to step', String(step));
    const [from, to] = (await shown(page))!;
    expect(from).toBeLessThanOrEqual(step);
    expect(to).toBeGreaterThanOrEqual(step);
    await radio(page, 'Part in sight').check();
    const part = readNpy((await download(page, 'Download NPY')).bytes).values;
    expect([...part]).toEqual([...values.subarray(from, to + 1)]);
    for (const [row, storage] of await tableRows(page)) {
      expect(storage).toBeCloseTo(values[row!]!, 3);
    }
  }
});

test('goes to the minimum, the longest drought and the longest time full @chromium', async ({
  page,
}) => {
  await openLongRun(page, 'K=1000&mu=62.95');
  await button(page, 'Minimum').click();
  await expect(status(page)).toHaveText(
    /^The least storage, 0, is first reached at step [\d,]+\.$/,
  );
  await drawn(page);
  const step = Number(await input(page, 'Go to step').inputValue());
  expect((await tableRows(page)).find(([at]) => at === step)![1]).toBe(0);

  await button(page, 'Longest drought').click();
  await expect(status(page)).toHaveText(/^The longest drought: [\d,]+ steps on end/);
  await drawn(page);
  const told = (await status(page).textContent())!;
  const [length, first, last] = [...told.replaceAll(',', '').matchAll(/\d+/g)]
    .map(Number)
    .filter((number) => number !== 70) as [number, number, number];
  expect(last - first + 1).toBe(length);
  const [from, to] = (await shown(page))!;
  expect(from).toBeLessThan(first);
  expect(to).toBeGreaterThan(last);
  const rows = await tableRows(page);
  const inside = rows.filter(([at]) => at! >= first && at! <= last);
  expect(inside.length).toBeGreaterThan(20);
  expect(inside.every(([, storage]) => storage! < 70)).toBe(true);
  expect(rows.find(([at]) => at === first - 1)![1]).toBeGreaterThanOrEqual(70);

  await button(page, 'Longest full spell').click();
  await expect(status(page)).toHaveText(/^The longest full spell: /);
});

test('refuses a step that the path does not have, and keeps what is in sight @chromium', async ({
  page,
}) => {
  await openPage(page, 'T=1000&chunks=1');
  await enter(page, 'Go to step', '1001');
  await expect(page.getByText('“1001” is not allowed; 0 to 1,000, whole').first()).toBeVisible();
  await expect(alert(page)).toContainText('Go to step');
  expect(await shown(page)).toBeNull();
});

test('keeps the part in sight while the reservoir changes, not when its axis does @chromium', async ({
  page,
}) => {
  await openPage(page, 'T=1000&chunks=1');
  await button(page, 'Zoom in').click();
  await enter(page, 'Capacity K', '150');
  await settled(page);
  expect(await shown(page)).toEqual([250, 750]);
  await enter(page, 'Steps T', '2000');
  await settled(page);
  expect(await shown(page)).toBeNull();
});

test('zooms chunks that are laid over each other on their own axis @chromium', async ({ page }) => {
  await openPage(page, 'T=3000&chunks=3');
  await radio(page, 'Overlaid').check();
  await button(page, 'Zoom in').click();
  expect(await shown(page)).toEqual([250, 750]);
  const rows = await tableRows(page);
  expect(rows[0]).toHaveLength(4);
  await button(page, 'Minimum').click();
  await expect(radio(page, 'Joined')).toBeChecked();
});

test('shows of a long path of NumPy what is on record, and says so @chromium', async ({ page }) => {
  test.setTimeout(120_000);
  await openPage(page, 'T=6.5e7&chunks=4&generator=numpy');
  await expect(page.locator('.read-out')).toContainText('single steps cannot be looked at');
  await button(page, 'Run').click();
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'false', { timeout: 100_000 });
  await expect(page.getByText('Single steps cannot be shown')).toBeVisible();
  const zoomIn = button(page, 'Zoom in');
  while ((await zoomIn.getAttribute('aria-disabled')) === 'false') await zoomIn.click();
  const [from, to] = (await shown(page))!;
  expect(to - from).toBeGreaterThan(2000);
  expect(to - from).toBeLessThan(2100);
  await expect(chart(page)).toHaveAccessibleName(/Each column holds up to 256 steps/);
});

test('hands out exactly the steps in sight, also at the ends of the path @chromium', async ({
  page,
}) => {
  await openPage(page, 'T=5000&chunks=1&boundary=continue');
  const { values } = readNpy((await download(page, 'Download NPY')).bytes);
  for (const step of [5000, 0]) {
    await enter(page, 'Go to step', String(step));
    const [from, to] = (await shown(page))!;
    expect(step === 0 ? from : to).toBe(step);
    await radio(page, 'Part in sight').check();
    const part = readNpy((await download(page, 'Download NPY')).bytes).values;
    expect([...part]).toEqual([...values.subarray(from, to + 1)]);
  }
});

test('goes again to a step that it shows already @chromium', async ({ page }) => {
  await openPage(page, 'T=5000&chunks=1');
  await enter(page, 'Go to step', '1234');
  await button(page, 'Whole path').click();
  await expect(input(page, 'Go to step')).toHaveValue('1234');
  await input(page, 'Go to step').press('Enter');
  const [from, to] = (await shown(page))!;
  expect([from, to]).toEqual([1135, 1334]);
  for (let i = 0; i < 5; i++) await input(page, 'Go to step').press('Enter');
  expect(await shown(page)).toEqual([1135, 1334]); // no wider than it was
  await expect(status(page)).toHaveText('Step 1,234 is marked.');
});

test('forgets the error of a field that is gone @chromium', async ({ page }) => {
  await openPage(page, 'T=1000&chunks=1');
  await enter(page, 'Go to step', 'abc');
  await expect(alert(page)).toContainText('Go to step');
  await page.getByRole('tab', { name: 'Timing' }).click();
  await expect(alert(page)).toBeEmpty();
});
