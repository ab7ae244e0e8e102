import { expect, input, openPage, test } from './support.ts';

for (const K of ['1e-300', '1e-307', '1e-320']) {
  test(`shows a reservoir of K = ${K}, and goes on answering`, async ({ page }) => {
    await openPage(page, `K=${K}`);
    await expect(input(page, 'Capacity K')).toHaveValue(K);
    await page.getByRole('tab', { name: 'Independence' }).click();
    await expect(page.locator('.picture').getByRole('img').first()).toBeVisible();
    expect(await page.evaluate(() => 1 + 1)).toBe(2);
  });
}
