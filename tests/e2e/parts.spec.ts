import { test as loud } from '@playwright/test'; // React tells the console of what a part threw
import { alert, button, expect, input, openPage, settled, tab, test } from './support.ts';

loud('a part that fails leaves the rest of the page, and can be tried again', async ({ page }) => {
  await openPage(page, 'T=1000');
  await page.evaluate(() => {
    const every = Array.prototype as { findLast: unknown };
    const { findLast } = every;
    Object.assign(window, {
      restore: () => Object.assign(every, { findLast }),
    });
    // the figures of the Timing view use it
    every.findLast = () => {
      throw new Error('no last one');
    };
  });
  await tab(page, 'Timing').click();
  const failed = alert(page).filter({ hasText: 'This view cannot be shown: no last one.' });
  await expect(failed).toBeVisible();
  await expect(input(page, 'Capacity K')).toBeVisible();
  await expect(button(page, 'Download CSV')).toBeVisible();

  await tab(page, 'Storage').click();
  await expect(failed).toHaveCount(0);
  await expect(page.getByRole('img').first()).toBeVisible();
  await tab(page, 'Timing').click();
  await expect(failed).toBeVisible();
  await page.evaluate(() => (window as unknown as { restore: () => void }).restore());
  await button(page, 'Try again').click();
  await expect(failed).toHaveCount(0);
  await expect(button(page, 'Measure')).toBeVisible();
});

test('says where a CSV file has more rows than a spreadsheet @chromium', async ({ page }) => {
  const told = page.getByText('more than a spreadsheet holds (1,048,576); zoom in to save a part.');
  await openPage(page, 'T=1048574&chunks=1'); // with row 0 and the header 1,048,576
  await expect(told).toHaveCount(0);
  await openPage(page, 'T=1048575&chunks=1');
  await settled(page);
  await expect(told).toHaveText(/^1,048,577 rows with the header: more than/);
});
