import { LESSON } from './lesson.ts';
import { button, chart, expect, openPage, radio, settled, test, verdict } from './support.ts';

// 1440 x 900 at 175 % zoom
test.use({ viewport: { width: 823, height: 514 } });

for (const step of [LESSON[4]!, LESSON[5]!]) {
  test(`has all that step ${step.name} speaks of on one screen`, async ({ page }) => {
    await openPage(page, String(new URLSearchParams(step.keys)));
    const things = {
      chart: chart(page),
      verdict: verdict(page),
      settings: button(page, 'Settings'),
      run: button(page, 'Run'),
      ...(step === LESSON[4] && {
        'a seed each': radio(page, 'Two seeds'),
        'one seed': radio(page, 'One seed'),
      }),
      next: button(page, 'Next'),
      back: button(page, 'Back'),
    };
    for (const [name, thing] of Object.entries(things)) {
      await expect(thing, name).toBeInViewport({ ratio: 1 });
    }
    const { width, height } = (await chart(page).boundingBox())!;
    expect(Math.min(width, height)).toBeGreaterThan(160);
    expect(await page.evaluate(() => window.scrollY)).toBe(0);
    const [content, screen] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(content).toBeLessThanOrEqual(screen);
  });
}

test('has nothing beside the screen at 200 % zoom', async ({ page }) => {
  await page.setViewportSize({ width: 720, height: 450 });
  for (const search of ['', 'chunks=8&view=independence', 'chunks=8&view=distribution']) {
    await openPage(page, search);
    const [content, screen] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(content).toBeLessThanOrEqual(screen);
  }
});

test('shows the flaw and its cure without scrolling', async ({ page }) => {
  await openPage(page, 'T=200&chunks=2&seeding=same&view=independence');
  // by bare mouse: Playwright's own click may scroll
  const choose = async (name: string) => {
    const { x, y, width, height } = (await radio(page, name).boundingBox())!;
    await page.mouse.click(x + width / 2, y + height / 2);
    await settled(page);
  };
  await choose('A seed each');
  await expect(verdict(page)).toContainText('No dependence found');
  await expect(verdict(page)).toBeInViewport({ ratio: 1 });
  await choose('Same seed for all');
  await expect(verdict(page)).toContainText('Identical');
  await expect(verdict(page)).toBeInViewport({ ratio: 1 });
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
});
