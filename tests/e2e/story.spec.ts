import { LESSON } from './lesson.ts';
import {
  button,
  enter,
  expect,
  input,
  openPage,
  query,
  settled,
  tab,
  test,
  type Page,
} from './support.ts';

/** The page shows this step, and its address says everything. */
async function expectStep(page: Page, step: (typeof LESSON)[number]): Promise<void> {
  await expect(page.getByRole('link', { name: step.name })).toHaveAttribute('aria-current', 'step');
  await expect(page.getByRole('navigation', { name: 'Story' })).toContainText(`${step.name}.`);
  await expect(tab(page, step.tab)).toHaveAttribute('aria-selected', 'true');
  await expect(input(page, 'Capacity K')).toHaveValue(step.keys['K']!);
  await expect(input(page, 'Steps T')).toHaveValue(step.keys['T']!);
  await expect(input(page, 'Chunks')).toHaveValue(step.keys['chunks']!);
  expect(await query(page)).toEqual(step.keys);
}

test('is walked by Next, which keeps the focus, and back by Back', async ({ page }) => {
  await openPage(page);
  const [back, next] = [button(page, 'Back'), button(page, 'Next')];
  await expect(back).toHaveAttribute('aria-disabled', 'true');
  await next.focus();
  for (const step of LESSON) {
    await page.keyboard.press('Enter');
    await expectStep(page, step);
    await expect(next).toBeFocused();
  }
  await expect(next).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Enter');
  await expectStep(page, LESSON.at(-1)!);

  for (const step of LESSON.slice(0, -1).toReversed()) {
    await back.click();
    await expectStep(page, step);
  }
  await expect(back).toHaveAttribute('aria-disabled', 'true');
  await settled(page);
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
  await tab(page, 'Storage').click();
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
  await enter(page, 'Capacity K', '900');
  await enter(page, 'Steps T', '500');
  await expect(strip).toContainText('What you see is not this step: K and T changed.');
  await expect(strip).not.toContainText('jumps to full');
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
  await strip.getByRole('button', { name: 'Continue the path' }).click();
  await settled(page);
  expect(await query(page)).toEqual({ ...LESSON[6]!.keys, boundary: 'continue' });
  await expect(strip).toContainText('The jump is gone');
  await page.keyboard.press('PageUp'); // the clicker is heard there too
  await expectStep(page, LESSON[5]!);
  await page.goBack();
  await settled(page);
  await expect(page.getByRole('link', { name: LESSON[6]!.name })).toHaveAttribute(
    'aria-current',
    'step',
  );
  await strip.getByRole('button', { name: 'Start full again' }).click();
  await expectStep(page, LESSON[6]!);
});

test('moves neither the chart nor its buttons from step to step @chromium', async ({ page }) => {
  await openPage(page);
  const places = async () => {
    await settled(page);
    const tops = [page.locator('.chart').first(), button(page, 'Next')].map(async (thing) =>
      Math.round((await thing.boundingBox())!.y),
    );
    return Promise.all(tops);
  };
  const first = await places();
  for (const step of LESSON) {
    await button(page, 'Next').click();
    await expectStep(page, step);
    expect(await places()).toEqual(first);
  }
});
