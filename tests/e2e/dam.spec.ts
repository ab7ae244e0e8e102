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

test('no label of the dam lies on the wall, on the spill or on another label @chromium', async ({
  page,
}) => {
  for (const link of [
    'K=100&mu=140&sigma=10&target=5', // a wide spill
    'K=9876543.21&mu=30000000&sigma=100&target=9876543.21',
    'K=1000000&mu=1000000&sigma=0&target=700000',
  ]) {
    await openPage(page, `${link}&chunks=1`);
    await expect(dam(page).locator('.spilled')).toBeVisible();
    const covered = await dam(page)
      .locator('.dam-section')
      .evaluate((svg) => {
        const texts = [...svg.querySelectorAll('text')];
        const bounds = texts.map((text) => text.getBBox());
        const point = (x: number, y: number) => new DOMPoint(x, y);
        const shape = (name: string) => svg.querySelector<SVGPathElement>(name)!;
        return texts.flatMap((text, i) => {
          const { x, y, width, height } = bounds[i]!;
          // from the letters' upper ends to their base line
          const [top, bottom] = [y + 0.3 * height, y + 0.75 * height];
          const onShapes = Array.from({ length: 40 }, (_, k) => x + (width * k) / 39).some((at) =>
            [top, (top + bottom) / 2, bottom].some(
              (level) =>
                shape('.wall').isPointInFill(point(at, level)) ||
                shape('.spill').isPointInStroke(point(at, level)),
            ),
          );
          const onOthers = bounds.some(
            (b, j) =>
              j > i &&
              x < b.x + b.width &&
              b.x < x + width &&
              top < b.y + 0.75 * b.height &&
              b.y + 0.3 * b.height < bottom,
          );
          return onShapes || onOthers ? [text.textContent] : [];
        });
      });
    expect(covered, link).toEqual([]);
  }
});

test('no number of the rule beside the dam is parted, and none leaves its card', async ({
  page,
}) => {
  await openPage(page, 'K=9876543.21&mu=9000000&sigma=0&target=7654321.9&chunks=1');
  for (const width of [320, 390, 700, 780, 820, 900, 1200, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    const parted = await dam(page)
      .locator('.rule')
      .evaluate((rule) => {
        const texts = [...rule.querySelectorAll('dd')].map((dd) => dd.firstChild as Text);
        const right = rule.getBoundingClientRect().right + 0.5;
        return texts.flatMap((text) =>
          [...text.data.matchAll(/[\d.,]*\d/g)]
            .filter(({ 0: number, index }) => {
              const range = new Range();
              range.setStart(text, index);
              range.setEnd(text, index + number.length);
              const boxes = [...range.getClientRects()];
              return boxes.length !== 1 || boxes[0]!.right > right;
            })
            .map(([number]) => number),
        );
      });
    expect(parted, `at ${width} pixels`).toEqual([]);
  }
});
