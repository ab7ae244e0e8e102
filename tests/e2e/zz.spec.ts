import { expect, test } from '@playwright/test';
test('smoke', async ({ page, browserName }) => {
  page.on('console', (m) => console.log(browserName, m.type(), m.text()));
  page.on('pageerror', (m) => console.log(browserName, m));
  await page.goto('');
  await expect(page.locator('main[aria-busy=false]')).toBeVisible();
  console.log(browserName, await page.locator('.quiet').innerText(), await page.evaluate(() => [navigator.hardwareConcurrency, crossOriginIsolated]));
});
