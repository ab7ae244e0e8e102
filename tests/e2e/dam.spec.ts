import { csvRows } from '../support/csvRows.ts';
import { download } from './downloads.ts';
import { LESSON } from './lesson.ts';
import { button, enter, expect, openPage, radio, slider, test, type Page } from './support.ts';

const dam = (page: Page) => page.getByRole('region', { name: 'One step' });

/** The numbers of a line of the rule, as they are shown. */
async function numbersOf(page: Page, name: string): Promise<number[]> {
  const line = dam(page).locator('.rule > div', { has: page.getByText(name, { exact: true }) });
  const text = (await line.locator('dd').last().textContent())!;
  return [...text.matchAll(/\d+(\.\d+)?/g)].map(([number]) => Number(number));
}

test('shows each step as the CSV file has it, by keys and by buttons', async ({ page }) => {
  await openPage(page, String(new URLSearchParams(LESSON[0]!.keys)));
  const rows = csvRows((await download(page, 'Download CSV')).bytes.toString('utf8'));
  const expectStep = async (step: number) => {
    await expect(dam(page)).toContainText(`Step ${step}`);
    const [before, row] = [rows[step - 1]!, rows[step]!];
    const near = (shown: number, exact: number) =>
      expect(Math.abs(shown - exact)).toBeLessThanOrEqual(0.05 + 1e-9);
    const [, , released] = await numbersOf(page, 'W');
    near(released!, before.release);
    const [s, w, i, k, after] = await numbersOf(page, 'S′');
    near(s!, before.storage);
    near(w!, before.release);
    near(i!, row.inflow!);
    expect(k).toBe(100);
    near(after!, row.storage);
    near((await numbersOf(page, 'spill')).at(-1)!, row.spill!);
  };
  await expectStep(1);
  for (const step of [2, 3]) {
    await button(page, 'Take a step').click();
    await expectStep(step);
  }
  await button(page, 'Step before').click();
  await expectStep(2);
  const steps = slider(page, 'Step');
  await steps.press('End');
  await expectStep(100);
  await expect(button(page, 'Take a step')).toHaveAttribute('aria-disabled', 'true');
  await steps.press('ArrowLeft');
  await expectStep(99);
  await expect(steps).toHaveAttribute('aria-valuetext', /^Step 99: .* stored\.$/);

  // the pointer leads to any step
  const box = (await page.locator('.chart canvas').boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await expect(dam(page)).not.toContainText('Step 99');
  await expectStep(Number(await steps.inputValue()));
  const cursor = (await page.locator('.step-cursor').boundingBox())!;
  expect(Math.abs(cursor.x - box.x - box.width / 2)).toBeLessThan(box.width / 100);

  // another reservoir is not played on
  await button(page, 'Play').click();
  await expect(button(page, 'Pause')).toBeVisible();
  await button(page, 'Next').click();
  await expect(dam(page)).toContainText('of chunk 0');
  await expect(button(page, 'Play')).toBeVisible();
});

test('shows a step of a path that is not kept, and which chunk a step is of @chromium', async ({
  page,
}) => {
  await openPage(page, 'T=1e8&chunks=1&boundary=continue');
  await button(page, 'Run').click();
  await expect(page.locator('.quiet')).toContainText('path not kept');
  await enter(page, 'Go to step', '70000000');
  await expect(dam(page)).toContainText('Step 70,000,000');
  await expect(dam(page).locator('.rule')).not.toContainText('…');

  await openPage(page, 'T=300&chunks=3');
  await radio(page, 'Overlaid').check();
  await expect(dam(page)).toContainText('Step 1 of chunk 0');
});

test('lays over a path that goes on what it would have been from full', async ({ page }) => {
  await openPage(page, String(new URLSearchParams(LESSON[6]!.keys)));
  await expect(page.locator('.seam-words')).toHaveCount(0);
  await radio(page, 'Goes on').check();
  await expect(page.locator('.seam-words')).toHaveText(
    /^Dashed: the same inflows, started full at step 1,000: after \d+ steps both are equal, to the last bit\.$/,
  );
  const chart = (await page.locator('.chart canvas').boundingBox())!;
  const band = (await page.locator('.seam-overlay rect').boundingBox())!;
  expect(band.x).toBeGreaterThan(chart.x + chart.width / 3);
  expect(band.x + band.width).toBeLessThan(chart.x + (chart.width * 2) / 3);
});
