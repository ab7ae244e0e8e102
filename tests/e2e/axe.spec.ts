import { VIEW_NAMES } from '../../src/app/address/views.ts';
import { historyJson } from '../../src/app/kept/timingHistory.ts';
import { timing } from '../support/measured.ts';
import { ARTICLE } from '../support/settings.ts';
import { faults } from './axe.ts';
import { button, enter, expect, openPage, settled, status, test, type Page } from './support.ts';

/** Looks into everything that can be unfolded, too. */
async function violations(page: Page): Promise<string[]> {
  const folded = page.locator('details:not([open]) > summary');
  while ((await folded.count()) > 0) await folded.first().click();
  // colours on their way from one theme to the other are no fault
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  return faults(page);
}

const KEPT = Buffer.from(
  historyJson([
    {
      date: '2026-01-01T00:00:00.000Z',
      environment: { userAgent: 'a test', hardwareConcurrency: 2, crossOriginIsolated: true },
      settings: { ...ARTICLE, T: timing.steps, chunks: timing.chunks },
      timing,
      comparison: null,
    },
  ]),
);

/** Both themes and both widths, each in one of two: what is found in a colour is found in any width. */
const LOOKS = [
  { theme: 'light', size: 'wide', viewport: { width: 1440, height: 900 } },
  { theme: 'dark', size: 'narrow', viewport: { width: 390, height: 844 } },
];

for (const { theme, size, viewport } of LOOKS) {
  for (const view of VIEW_NAMES) {
    test(`axe finds nothing in ${view}, ${theme}, ${size}`, async ({ page }) => {
      await page.setViewportSize(viewport);
      // so many that there is a matrix
      await openPage(page, `view=${view}&workers=2&chunks=8`);
      await page.getByRole('combobox', { name: 'Theme' }).selectOption(theme);
      if (view === 'timing') {
        // as if it had been measured
        const file = { name: 'kept.json', mimeType: 'application/json', buffer: KEPT };
        await page.getByLabel('JSON file to open').setInputFiles(file);
        await expect(status(page)).toContainText('1 measurement of kept.json added');
        await page.locator('.lab summary', { hasText: 'Measurements kept' }).click();
        await page.getByRole('button', { name: /^Show/ }).click();
        await expect(page.locator('.verdict').first()).toContainText('times as fast');
        await page.getByText('One run, chunk by chunk').first().click();
        await button(page, 'Record a run').click();
        await settled(page);
      }
      expect(await violations(page)).toEqual([]);
    });
  }

  test(`axe finds nothing in errors and notices, ${theme}`, async ({ page }) => {
    await openPage(page, 'mu=wet&T=1e10');
    await page.getByRole('combobox', { name: 'Theme' }).selectOption(theme);
    await enter(page, 'Capacity K', 'deep');
    await expect(page.getByRole('alert')).toContainText('deep');
    expect(await violations(page)).toEqual([]);
  });
}

test('follows the theme of the system, unless one is chosen @chromium', async ({ page }) => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await openPage(page);
  const light = await background();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await background();
  expect(dark).not.toBe(light);
  const theme = page.getByRole('combobox', { name: 'Theme' });
  await theme.selectOption('light');
  expect(await background()).toBe(light);
  await page.reload();
  await expect(theme).toHaveValue('light');
  expect(await background()).toBe(light);
});
