import { VIEW_NAMES } from '../../src/app/address/views.ts';
import { expect, openPage, settled, test, type Page } from './support.ts';

/** A4 and Letter less edges of 15 mm, in pixels of CSS. */
const PAPER = 680;

/** A sheet comes by its media, as a printer's preview does. */
async function lay(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('html')).toHaveAttribute('data-paper', '');
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
}

/** Width of each picture in the page and in dots, and where it ends. */
const pictures = (page: Page) =>
  page.locator('canvas:visible').evaluateAll((canvases) =>
    canvases.map((canvas) => {
      const { left, right, width } = canvas.getBoundingClientRect();
      return { left, right, dots: (canvas as HTMLCanvasElement).width / width };
    }),
  );

for (const view of VIEW_NAMES) {
  test(`a sheet shows ${view} whole, with its settings and nothing to press @chromium`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 1600, height: 1000 });
    await openPage(page, `T=5000&chunks=4&view=${view}`);
    await lay(page);
    const all = await pictures(page);
    expect(all).toHaveLength(
      { storage: 2, distribution: 3, independence: 4, timing: 2, design: 2 }[view],
    ); // with the workers’ lanes
    for (const { left, right, dots } of all) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(PAPER);
      expect(dots).toBeCloseTo(3, 1); // 288 an inch
    }
    for (const role of ['button', 'slider', 'textbox', 'tab', 'radio', 'combobox'] as const) {
      await expect(page.getByRole(role).filter({ visible: true })).toHaveCount(0);
    }
    const settings = page.locator('.printed');
    await expect(settings).toContainText('Steps T5,000');
    await expect(settings).toContainText('Chunks4');
    await expect(settings).toContainText(/http:\S+[?&]T=5000&chunks=4&\S*view=/);
    await expect(page.locator('.verdict')).toBeVisible();
  });
}

test('the page is as it was after printing @chromium', async ({ page }) => {
  await openPage(page, 'T=5000&chunks=4&view=independence');
  await page.evaluate(() => window.scrollTo({ top: 150, behavior: 'instant' }));
  const before = await pictures(page);
  await lay(page);
  expect(await pictures(page)).not.toEqual(before);
  await page.emulateMedia({ media: 'screen' });
  await expect(page.locator('.printed')).toHaveCount(0);
  await expect.poll(() => pictures(page)).toEqual(before);
  expect(await page.evaluate(() => window.scrollY)).toBe(150);
});

test('a dark page is printed on white, on few sheets @chromium', async ({ page }) => {
  await openPage(page, 'T=5000&chunks=4');
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('dark');
  await page.evaluate(() => {
    window.addEventListener('beforeprint', () => {
      document.title = getComputedStyle(document.querySelector('.verdict')!).color;
    });
  });
  const sheets = await page.pdf({ format: 'A4' });
  const [red] = (await page.title()).match(/\d+/g)!;
  expect(Number(red)).toBeLessThan(100); // dark ink
  expect(sheets.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length).toBeLessThanOrEqual(2);
  await settled(page);
});
