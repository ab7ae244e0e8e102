import { LESSON } from './lesson.ts';
import {
  button,
  enter,
  expect,
  input,
  openPage,
  openSettings,
  query,
  radio,
  settled,
  tab,
  slider,
  test,
  type Page,
} from './support.ts';

/** The address of a step, from 0. */
const queryOf = (step: number) => new URLSearchParams(LESSON[step]!.keys).toString();

/** The page shows this step, and its address says everything. */
async function expectStep(page: Page, step: (typeof LESSON)[number]): Promise<void> {
  await expect(page.getByRole('link', { name: step.name })).toHaveAttribute('aria-current', 'step');
  await expect(page.getByRole('navigation', { name: 'Story' })).toContainText(`${step.name}.`);
  await expect(tab(page, step.tab)).toHaveAttribute('aria-selected', 'true');
  const [K, T, chunks] = ['K', 'T', 'chunks'].map((key) =>
    Number(step.keys[key]).toLocaleString('en'),
  );
  await expect(page.locator('.fold')).toContainText(`K ${K}, `);
  await expect(page.locator('.fold')).toContainText(
    `T ${T}, ${chunks} chunk${chunks === '1' ? '' : 's'}`,
  );
  expect(await query(page)).toEqual(step.keys);
}

test('is walked by Next, which keeps the focus and moves neither the chart nor buttons, and back by Back', async ({
  page,
}) => {
  await openPage(page);
  const places = async () => {
    await settled(page);
    const tops = [page.locator('.chart').first(), button(page, 'Next'), tab(page, 'Storage')].map(
      async (thing) => Math.round((await thing.boundingBox())!.y),
    );
    return Promise.all(tops);
  };
  const first = await places();
  const tabs = (await page.getByRole('tablist').boundingBox())!.x;
  const [back, next] = [button(page, 'Back'), button(page, 'Next')];
  await expect(back).toHaveAttribute('aria-disabled', 'true');
  await next.focus();
  for (const step of LESSON) {
    await page.keyboard.press('Enter');
    await expectStep(page, step);
    await expect(next).toBeFocused();
    expect(await places()).toEqual(first);
    expect((await page.getByRole('tablist').boundingBox())!.x).toBe(tabs);
  }
  await expect(next).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Enter');
  await expectStep(page, LESSON.at(-1)!);

  for (const step of LESSON.slice(0, -1).toReversed()) {
    await back.click();
    await expectStep(page, step);
  }
  await expect(back).toHaveAttribute('aria-disabled', 'true');
  await openSettings(page);
  expect(await places()).toEqual(first);
});

test('is walked by a presenter’s clicker', async ({ page }) => {
  await openPage(page);
  await button(page, 'Next').focus();
  await page.keyboard.press('PageDown');
  await expectStep(page, LESSON[0]!);
  await page.keyboard.press('PageDown');
  await expectStep(page, LESSON[1]!);
  await page.keyboard.press('PageUp');
  await expectStep(page, LESSON[0]!);
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await settled(page);
});

test('moves no page of a phone that shows it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page, queryOf(0));
  await page.evaluate(() => window.scrollTo(0, 40));
  await button(page, 'Next').evaluate((next: HTMLElement) => next.click()); // Playwright's own would scroll to it
  await expectStep(page, LESSON[1]!);
  await settled(page);
  expect(await page.evaluate(() => window.scrollY)).toBe(40);
});

test('is in sight where a key is pressed far below it, and moves no page that shows it', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1000, height: 700 });
  await openPage(page, queryOf(0));
  const strip = page.getByRole('navigation', { name: 'Story' });
  const scrolled = () => page.evaluate(() => window.scrollY);
  await page.evaluate(() => window.scrollTo(0, 40)); // the strip is in sight yet
  await page.keyboard.press('PageDown');
  await expectStep(page, LESSON[1]!);
  expect(await scrolled()).toBe(40);
  await settled(page);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await expect(strip).not.toBeInViewport();
  await page.keyboard.press('PageUp');
  await expectStep(page, LESSON[0]!);
  await expect(strip).toBeInViewport({ ratio: 1 });
});

test('is walked by the browser, back to the start and forward again', async ({ page }) => {
  await openPage(page);
  for (const step of LESSON.slice(0, 4)) {
    await button(page, 'Next').click();
    await expectStep(page, step);
  }
  for (const step of LESSON.slice(0, 3).toReversed()) {
    await page.goBack();
    await expectStep(page, step);
  }
  await page.goBack();
  await expect(input(page, 'Steps T')).toHaveValue('200');
  expect(await query(page)).toEqual({});
  await expect(tab(page, 'Storage')).toHaveAttribute('aria-selected', 'true');
  for (const step of LESSON.slice(0, 4)) {
    await page.goForward();
    await expectStep(page, step);
  }
});

test('is a link at every step, to be opened anew', async ({ page }) => {
  await openPage(page);
  const links = page.getByRole('navigation', { name: 'Story' }).getByRole('link');
  await expect(links).toHaveCount(LESSON.length);
  for (const [index, step] of LESSON.entries()) {
    const href = await links.nth(index).getAttribute('href');
    expect(Object.fromEntries(new URLSearchParams(href!))).toEqual(step.keys);
  }
  const seam = LESSON[6]!;
  await page.goto((await page.getByRole('link', { name: seam.name }).getAttribute('href'))!);
  await settled(page);
  await expectStep(page, seam);
});

test('stays at its step when a setting is changed, and goes on from there', async ({ page }) => {
  await openPage(page);
  await page.getByRole('link', { name: LESSON[3]!.name }).click();
  await openSettings(page);
  await enter(page, 'Seed', '5');
  await expect(page.getByRole('navigation', { name: 'Story' })).toContainText(LESSON[3]!.name);
  await button(page, 'Next').click();
  await expectStep(page, LESSON[4]!);
});

test('says so when what is seen is not the step any more, and leads back to it', async ({
  page,
}) => {
  await openPage(page, String(new URLSearchParams(LESSON[6]!.keys)));
  const strip = page.getByRole('navigation', { name: 'Story' });
  await openSettings(page);
  await enter(page, 'Capacity K', '900');
  await enter(page, 'Steps T', '500');
  await expect(strip).toContainText('What you see is not this step: K and T changed.');
  await expect(strip).not.toContainText('jumps to full');
  // each entry of the history knows its step, also when it is loaded anew, or come back to
  const changed = 'What you see is not this step: K and T changed.';
  await page.reload();
  await settled(page);
  await expect(strip).toContainText(changed);
  await button(page, 'Back').click();
  await expectStep(page, LESSON[5]!);
  await page.goBack();
  await expect(strip).toContainText(changed);
  await button(page, 'Return to step 7').click();
  await expectStep(page, LESSON[6]!);
  await expect(button(page, 'Next')).toBeFocused();
  await expect(strip).toContainText('jumps to full');
  // a case of the gallery speaks for itself
  await page.getByRole('link', { name: LESSON[5]!.name }).click();
  await settled(page);
  await page.locator('.gallery a', { hasText: 'One seed for all' }).click();
  await settled(page);
  await expect(strip).toContainText('eight times the work, one sample');
  await button(page, 'Return to step 6').click();
  await expectStep(page, LESSON[5]!);
});

test('lets the seam be mended in its own strip, and taken back', async ({ page }) => {
  await openPage(page, String(new URLSearchParams(LESSON[6]!.keys)));
  const strip = page.getByRole('navigation', { name: 'Story' });
  await expect(radio(page, 'Starts full')).toBeChecked();
  await radio(page, 'Goes on').check();
  await settled(page);
  await expect(radio(page, 'Goes on')).toBeFocused();
  expect(await query(page)).toEqual({ ...LESSON[6]!.keys, boundary: 'continue' });
  await expect(strip).toContainText('The jump is gone');
  // the few steps that it is about are seen
  await expect(page.locator('.seam-overlay text')).toHaveText(/^equal after \d+ steps$/);
  await expect(page.getByText(/Steps 930 to 1,120 of 2,000/)).toBeVisible();
  await page.keyboard.press('PageUp'); // the clicker is heard there too
  await expectStep(page, LESSON[5]!);
  await page.goBack();
  await settled(page);
  await expect(page.getByRole('link', { name: LESSON[6]!.name })).toHaveAttribute(
    'aria-current',
    'step',
  );
  await radio(page, 'Starts full').check();
  await expectStep(page, LESSON[6]!);
});

test('folds the form while a step is in force, and leaves it open once it was opened', async ({
  page,
}) => {
  await openPage(page);
  const settings = button(page, 'Settings');
  await expect(input(page, 'Capacity K')).toBeVisible();
  await expect(settings).toHaveCount(0);
  const narrow = (await page.locator('.picture').boundingBox())!.width;

  await button(page, 'Next').click();
  await expectStep(page, LESSON[0]!);
  await expect(input(page, 'Capacity K')).toBeHidden();
  expect((await page.locator('.picture').boundingBox())!.width).toBeGreaterThan(narrow + 250);
  for (const name of ['Run', 'Cancel']) await expect(button(page, name)).toBeInViewport();

  await settings.focus();
  await page.keyboard.press('Enter');
  await expect(settings).toBeFocused();
  await expect(settings).toHaveAttribute('aria-expanded', 'true');
  await expect(input(page, 'Capacity K')).toHaveValue('100');
  expect((await page.locator('.picture').boundingBox())!.width).toBeCloseTo(narrow, 0);
  for (const step of LESSON.slice(1)) {
    await button(page, 'Next').click();
    await expectStep(page, step);
    await expect(input(page, 'Capacity K')).toHaveValue(step.keys['K']!);
    await expect(input(page, 'Steps T')).toHaveValue(step.keys['T']!);
    await expect(input(page, 'Chunks')).toHaveValue(step.keys['chunks']!);
  }
  await settings.click();
  await expect(input(page, 'Capacity K')).toBeHidden();
  await button(page, 'Back').click();
  await expectStep(page, LESSON.at(-2)!);
  await expect(input(page, 'Capacity K')).toBeHidden();
  await expect(button(page, 'Run it')).toBeVisible();
  await expect(radio(page, 'Histogram')).toBeChecked();
});

test('tells beside the fold which fields under it are wrong', async ({ page }) => {
  await openPage(page, queryOf(0));
  await openSettings(page);
  await enter(page, 'Capacity K', '0');
  const told = page.locator('.fold');
  await expect(told).not.toContainText('Error');
  await button(page, 'Settings').click();
  await expect(told).toContainText('Error in Capacity K');
  await openSettings(page);
  await enter(page, 'Workers', '0');
  await enter(page, 'Seed', '-1');
  await button(page, 'Settings').click();
  await expect(told).toHaveText('SettingsError in Capacity K, Seed, Workers');
  await openSettings(page);
  await enter(page, 'Workers', '2');
  await enter(page, 'Seed', '1');
  await enter(page, 'Capacity K', '120');
  await button(page, 'Settings').click();
  await expect(told).toContainText('K 120, ');
});

test('is folded from the first picture on where a link is of a step, and open at the end', async ({
  page,
}) => {
  await openPage(page, String(new URLSearchParams(LESSON[4]!.keys)));
  await expect(button(page, 'Settings')).toHaveAttribute('aria-expanded', 'false');
  await expect(input(page, 'Capacity K')).toBeHidden();
  await openPage(page, String(new URLSearchParams(LESSON[8]!.keys)));
  await expect(input(page, 'Capacity K')).toBeVisible();
});

test('keeps the focus where the form is folded under it, and ends with Reset', async ({ page }) => {
  await openPage(page);
  await slider(page, 'Capacity K').press('PageDown'); // a clicker
  await expectStep(page, LESSON[0]!);
  await expect(button(page, 'Next')).toBeFocused();
  await openSettings(page);
  await page.getByText('More', { exact: true }).click();
  await button(page, 'Reset').click();
  await expect(page.getByRole('navigation', { name: 'Story' })).toContainText(
    'A lesson in eight steps, and challenges.',
  );
  await expect(button(page, 'Settings')).toHaveCount(0);
  await expect(input(page, 'Steps T')).toHaveValue('200');
  await button(page, 'Next').click();
  await expectStep(page, LESSON[0]!);
  await expect(input(page, 'Capacity K')).toBeHidden(); // another lesson, folded anew
});

test('ends with Reset in other views than the first too', async ({ page }) => {
  await openPage(page, String(new URLSearchParams(LESSON[4]!.keys)));
  await openSettings(page);
  await page.getByText('More', { exact: true }).click();
  await button(page, 'Reset').click();
  await expect(page.getByRole('navigation', { name: 'Story' })).toContainText(
    'A lesson in eight steps, and challenges.',
  );
  await expect(tab(page, 'Independence')).toHaveAttribute('aria-selected', 'true');
});

test('ends with challenges that speak for themselves, and a way back', async ({ page }) => {
  await openPage(page, String(new URLSearchParams(LESSON[8]!.keys)));
  const strip = page.getByRole('navigation', { name: 'Story' });
  for (const name of [
    'Fall short in 5 % of futures',
    'Find the speed-up’s ceiling',
    'Find the overlap that r cannot see',
  ]) {
    await strip.getByRole('button', { name }).click();
    await settled(page);
    await expect(strip).toContainText(`${name}.`);
    await expect(strip).not.toContainText('What you see is not this step');
    await expect(button(page, 'Return to step 9')).toBeFocused(); // its own button is gone
    // the answer is to be found
    await expect(page.locator('.verdict').first()).not.toContainText('Overlap');
    await expect(page.getByRole('link', { name: LESSON[8]!.name })).toHaveAttribute(
      'aria-current',
      'step',
    );
    await button(page, 'Return to step 9').click();
    await expectStep(page, LESSON[8]!);
  }
  // a reservoir of one's own is no leaving of the first, which tells nothing of the two chunks before
  await page.evaluate(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    const note = () => told.push(document.querySelector('.story')!.textContent);
    new MutationObserver(note).observe(document.querySelector('.story')!, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await strip.getByRole('button', { name: 'Fall short in 5 % of futures' }).click();
  await expect(strip).toContainText(/of 1000 fall short: 2\d\.\d/);
  await strip.getByRole('slider', { name: 'Size of the reservoir' }).fill('900');
  await expect(strip).toContainText(/of 1000 falls? short: [01]\.\d/);
  await expect(strip).toContainText('Fall short in 5 % of futures.');
  const told = await page.evaluate(() => (window as unknown as { told: string[] }).told);
  expect(told.join(' ')).toContain('of 1000 fall');
  expect(told.join(' ')).not.toContain('of 2 fall');
});

test('a challenge is there by its link alone', async ({ page }) => {
  await openPage(
    page,
    'v=1&K=640&mu=60&sigma=60&target=62&seed=1&generator=xoshiro&T=50000&chunks=1000',
  );
  const strip = page.getByRole('navigation', { name: 'Story' });
  await expect(strip).toContainText('Fall short in 5 % of futures.');
  await expect(strip).toContainText(/\d+ futures of 1000 fall short/);
  await expect(input(page, 'Capacity K')).toBeVisible();
  await button(page, 'Return to step 9').click();
  await expectStep(page, LESSON[8]!);
});

test('own settings are no challenge, though they could be one', async ({ page }) => {
  await openPage(page);
  await enter(page, 'Steps T', '50000');
  await enter(page, 'Chunks', '1000');
  await settled(page);
  const strip = page.getByRole('navigation', { name: 'Story' });
  await expect(strip).toContainText('A lesson in eight steps');
  await expect(button(page, 'Settings')).toHaveCount(0);
  await page.reload();
  await settled(page);
  await expect(strip).toContainText('A lesson in eight steps');
});

test('measures as a challenge asks as long as it is in sight', async ({ page }) => {
  await openPage(page, String(new URLSearchParams(LESSON[8]!.keys)));
  await button(page, 'Find the speed-up’s ceiling').click();
  await page.getByText(/^How it is measured/).click();
  await expect(radio(page, '1, as set')).toBeChecked();
  await enter(page, 'Chunks', '4');
  await expect(radio(page, '4, as set')).toBeChecked();
  await enter(page, 'Steps T', '500000');
  await expect(radio(page, 'At least 32 a worker')).toBeChecked();
  await page.goBack();
  await expect(radio(page, '4, as set')).toBeChecked();
  await button(page, 'Return to step 9').click();
  await tab(page, 'Timing').click();
  await page.getByText(/^How it is measured/).click();
  await expect(radio(page, 'At least 32 a worker')).toBeChecked();
});

test('does not show the run before as the answer to what is asked, nor begins a run anew', async ({
  page,
}) => {
  await openPage(page, String(new URLSearchParams(LESSON[2]!.keys)));
  const strip = page.getByRole('navigation', { name: 'Story' });
  const root = page.locator(':root');
  await button(page, 'Next').click();
  await expect(strip).toContainText('kill a worker');
  await expect(root).toHaveAttribute('data-old');
  // paper shows what is there
  await expect(page.locator('.picture > *').first()).toHaveCSS('opacity', '0.2');
  await root.evaluate((it) => it.toggleAttribute('data-paper', true));
  await expect(page.locator('.picture > *').first()).toHaveCSS('opacity', '1');
  await root.evaluate((it) => it.removeAttribute('data-paper'));
  const run = strip.getByRole('button', { name: 'Run it' });
  await run.click();
  await expect(run).toHaveAttribute('aria-disabled', 'true');
  await button(page, 'Cancel').click();
  await settled(page);
  await page.getByRole('link', { name: LESSON[7]!.name }).click();
  await expect(root).toHaveAttribute('data-old');
  await expect(radio(page, 'Path')).toBeDisabled(); // of a run that is not there
  await button(page, 'Back').click();
  await settled(page);
  await expect(root).not.toHaveAttribute('data-old');
});

test('asks for the run of step 8 before it tells of its path', async ({ page }) => {
  const path = { ...LESSON[7]!.keys, view: 'storage' };
  await openPage(page, String(new URLSearchParams(path)));
  const strip = page.locator('.story > p');
  await expect(strip).toContainText('by one press');
  await expect(strip).not.toContainText('Longest drought');
});
