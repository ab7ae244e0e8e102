import { LESSON } from './lesson.ts';
import { button, chart, expect, openPage, radio, settled, test, verdict } from './support.ts';

// 1440 x 900 at 175 % zoom
test.use({ viewport: { width: 823, height: 514 } });

for (const step of [LESSON[2]!, LESSON[3]!]) {
  test(`has all that step ${step.name} speaks of on one screen`, async ({ page }) => {
    await openPage(page, String(new URLSearchParams(step.keys)));
    const things = {
      chart: chart(page),
      verdict: verdict(page),
      'a seed each': radio(page, 'A seed each'),
      'one seed': radio(page, 'Same seed for all'),
      next: button(page, 'Next'),
      back: button(page, 'Back'),
    };
    for (const [name, thing] of Object.entries(things)) {
      await expect(thing, name).toBeInViewport({ ratio: 1 });
    }
    const { width, height } = (await chart(page).boundingBox())!;
    expect(Math.min(width, height)).toBeGreaterThan(160);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(823);
  });
}

test('shows the flaw and its cure without scrolling', async ({ page }) => {
  await openPage(page, 'T=200&chunks=2&seeding=same&view=independence');
  await radio(page, 'A seed each').check();
  await settled(page);
  await expect(verdict(page)).toContainText('No dependence found');
  await expect(verdict(page)).toBeInViewport({ ratio: 1 });
  await radio(page, 'Same seed for all').check();
  await expect(verdict(page)).toContainText('Identical');
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
});
