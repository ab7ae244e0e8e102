import { VIEW_NAMES } from '../../src/app/address/views.ts';
import { faults } from './axe.ts';
import { download } from './downloads.ts';
import { button, chart, expect, openPage, settled, status, test, type Page } from './support.ts';

const menu = (page: Page) => page.getByRole('dialog', { name: 'Share' });
const code = (page: Page) => page.getByRole('dialog', { name: 'QR code of the link' });

test('shares a link by keyboard, and says so where it was asked @chromium', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page, 'K=300&present=1');
  await page.keyboard.press('Escape');
  await button(page, 'Share').press('Enter');
  await expect(button(page, 'Copy link')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(menu(page)).toContainText('Link copied.');
  await expect(status(page)).toHaveText('Link copied.');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/\?v=1&K=300&.*&view=storage$/);
  expect(await faults(page, 'dialog')).toEqual([]);

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(code(page)).toContainText(link);
  await expect(menu(page)).toHaveCount(0);
  const { width, height } = (await code(page).boundingBox())!;
  expect([width, height]).toEqual([1440, 900]);
  expect((await code(page).getByRole('img').boundingBox())!.height).toBeGreaterThan(700);
  expect(await faults(page, 'dialog')).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(code(page)).toHaveCount(0);
  await expect(button(page, 'Share')).toBeFocused();
});

/** How many colours the rows of a PNG have, from its top to its foot, and its size. */
function readImage(page: Page, bytes: Buffer) {
  return page.evaluate(async (base64) => {
    const own = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([own], { type: 'image/png' }));
    const { width, height } = image;
    const context = new OffscreenCanvas(width, height).getContext('2d')!;
    context.drawImage(image, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    const colours = Array.from(
      { length: height },
      (_, y) => new Set(pixels.subarray(y * width, (y + 1) * width)).size,
    );
    return { width, height, colours };
  }, bytes.toString('base64'));
}

for (const view of VIEW_NAMES) {
  test(`saves the chart of ${view} with its words @chromium`, async ({ page }) => {
    await openPage(page, `T=5000&chunks=4&view=${view}`);
    const { width, height } = (await chart(page).first().boundingBox())!;
    await button(page, 'Share').click();
    const { name, bytes } = await download(page, 'Download PNG');
    expect(name).toBe(`spillway-${view}.png`);
    expect(bytes.subarray(0, 8)).toEqual(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
    const image = await readImage(page, bytes);
    expect(image.width).toBeGreaterThanOrEqual(2 * width);
    expect(image.height).toBeGreaterThan(2 * height + 150); // words above and below
    const { colours } = image;
    const isDrawn = (from: number, to: number) =>
      colours.slice(from, to).some((count) => count > 2);
    expect(isDrawn(48, 110), 'sentence').toBe(true);
    expect(isDrawn(image.height / 2, image.height / 2 + 100), 'chart').toBe(true);
    expect(isDrawn(image.height - 100, image.height - 48), 'link').toBe(true);
    expect(Math.max(...colours.slice(0, 40)), 'edge').toBe(1);
    await expect(menu(page)).toContainText('Image saved.');
    await expect(page.locator('html')).not.toHaveAttribute('data-saved');
  });
}

test('says that there is no chart to save, and prints the page laid out for paper', async ({
  page,
}) => {
  await openPage(page, 'T=1e9');
  await page.evaluate(() => {
    window.print = () => {
      document.title = document.querySelector('.printed')?.textContent ?? 'not laid out';
    };
  });
  await button(page, 'Share').click();
  await expect(button(page, 'Download PNG')).toHaveAttribute('aria-disabled', 'true');
  await expect(menu(page)).toContainText('There is no chart in sight.');
  await button(page, 'Print').click();
  await expect(page).toHaveTitle(/Steps T1,000,000,000.*http/);
  await expect(menu(page)).toHaveCount(0);
  await expect(page.locator('html')).not.toHaveAttribute('data-paper');
});

test('a measurement is one line to pass on @chromium', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page, 'T=60000000&workers=2&view=timing');
  await page.getByText(/^How it is measured/).click();
  await page.getByRole('radio', { name: '60,000,000, as set' }).check();
  await page.getByRole('radio', { name: '5', exact: true }).check();
  await page.getByRole('textbox', { name: /^Your guess/ }).pressSequentially('1.7');
  await expect(button(page, 'Copy my result')).toHaveCount(0);
  await button(page, 'Measure').click();
  await settled(page);
  await button(page, 'Copy my result').click();
  await expect(page.locator('.copy-result')).toContainText('Copied.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^Spillway speed-up: guessed 1.7, measured [\d.]+ \([\d.]+ to [\d.]+\) with 2 workers on \d+ cores?; Chrome \d+$/,
  );
});
