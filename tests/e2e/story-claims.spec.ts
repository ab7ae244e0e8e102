import { csvRows, rowsByChunk } from '../support/csvRows.ts';
import { downloadText } from './downloads.ts';
import { LESSON } from './lesson.ts';
import {
  button,
  chart,
  enter,
  expect,
  figure,
  openPage,
  openSettings,
  query,
  radio,
  settled,
  tab,
  tableRows,
  test,
  verdict,
  type Page,
} from './support.ts';

/** Opens a step of the story, from 1. */
const openStep = (page: Page, step: number) =>
  openPage(page, String(new URLSearchParams(LESSON[step - 1]!.keys)));

const number = async (page: Page, label: string) =>
  parseFloat((await figure(page, label).textContent())!);

test('1: one reservoir holds from nothing to 100 at every of 100 steps', async ({ page }) => {
  await openStep(page, 1);
  const rows = await tableRows(page);
  expect(rows.map(([step]) => step)).toEqual(Array.from({ length: 101 }, (_, step) => step));
  const storages = rows.map(([, storage]) => storage!);
  expect(Math.min(...storages)).toBe(0);
  expect(Math.max(...storages)).toBe(100);
  await expect(page.getByText('Every step is drawn.')).toBeVisible();
  await expect(radio(page, 'Joined')).toHaveCount(0); // there is nothing to join
  // the answer comes when a few steps were taken
  const strip = page.getByRole('navigation', { name: 'Story' });
  for (let step = 1; step <= 3; step++) {
    await expect(strip).toContainText('What must you know today');
    await button(page, 'Take a step').click();
  }
  await expect(strip).toContainText('Only today’s storage and one random number');
});

test('2: about one future in five falls short, which is told once it is guessed', async ({
  page,
}) => {
  await openStep(page, 2);
  await expect(page.getByText('1,000 chunks of 50 steps laid over each other')).toBeVisible();
  await expect(chart(page)).toHaveAccessibleName(/Median and bands .* 3 single paths/);
  const strip = page.getByRole('navigation', { name: 'Story' });
  const rows = rowsByChunk(csvRows(await downloadText(page, 'Download CSV')));
  const short = rows.filter((chunk) => chunk.slice(1).some(({ storage }) => storage < 62)).length;
  expect(short).toBeGreaterThan(180); // 22 % by 4000 futures, ± 1.3 for 1000
  expect(short).toBeLessThan(260);
  await expect(strip).not.toContainText('fall short:');
  await strip
    .getByRole('textbox', { name: 'Your guess, futures that fall short, in percent' })
    .fill('10');
  await strip.getByRole('button', { name: 'Show' }).click();
  await expect(strip).toContainText(
    `${short} futures of 1000 fall short: ${(short / 10).toFixed(1)}`,
  );
  await expect(strip).toContainText('You guessed 10');
  // the step's own slider makes them fewer, by one entry of the history
  const size = strip.getByRole('slider', { name: 'Size of the reservoir' });
  await size.fill('700');
  await settled(page);
  await expect(strip).toContainText(/\d+ futures of 1000 fall short: [45]\.\d/);
  await size.press('ArrowRight');
  expect((await query(page))['K']).toBe('710');
  await expect(strip).toContainText('710');
  const table = await tableRows(page);
  expect(table.map(([step]) => step)).toEqual(Array.from({ length: 51 }, (_, step) => step));
  for (const [, ...quantiles] of table) {
    expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b));
  }
});

test('3: the work is cut in 840 chunks, and is there to be measured', async ({ page }) => {
  await openStep(page, 3);
  await openSettings(page);
  await expect(page.getByText('840 chunks × 1,000')).toBeVisible();
  await expect(page.getByText('The path is kept: 6.73 MB.')).toBeVisible();
  await expect(verdict(page)).toContainText('then press Measure');
  await expect(button(page, 'Measure')).toBeEnabled();
});

test('5: with one seed every point lies on the diagonal', async ({ page }) => {
  await openStep(page, 5);
  await expect(verdict(page)).toContainText(/^Identical: .* in all 100 steps/);
  await expect(figure(page, 'Shocks')).toHaveText('identical');
  const rows = await tableRows(page);
  expect(rows).toHaveLength(100);
  expect(rows.filter(([, a, b]) => a !== b)).toEqual([]);
  await tab(page, 'Storage').click();
  await radio(page, 'Overlaid').check();
  await expect(page.getByText('2 chunks, identical: 1 line visible.')).toBeVisible();
});

test('5: with a seed each the chunks share no shocks', async ({ page }) => {
  await openStep(page, 5);
  await radio(page, 'Two seeds').check();
  await settled(page);
  await expect(figure(page, 'Shocks')).toHaveText('differ');
  await expect(verdict(page)).toContainText(/^No dependence found: .* n\s=\s100/);
  // 1.96 / sqrt(100)
  await expect(figure(page, 'r by chance')).toHaveText('±0.2 95 % of the time');
  // tanh((1.96 + 0.84) / sqrt(97))
  await expect(figure(page, 'Detectable')).toHaveText('r ≥ 0.28 80 % power');
  expect(Math.abs(await number(page, 'r of shocks'))).toBeLessThan(0.196);
  const rows = await tableRows(page);
  expect(rows.filter(([, a, b]) => a !== b).length).toBeGreaterThan(50);
});

test('7: the next chunk starts full, unless the path is continued @chromium', async ({ page }) => {
  const seam = async () => {
    const rows = csvRows(await downloadText(page, 'Download CSV'));
    const [first, second] = rowsByChunk(rows);
    return { before: first!.at(-1)!, after: second![0]! };
  };
  await openStep(page, 7);
  await expect(page.getByText('1 seam.')).toBeVisible();
  const jump = await seam();
  expect(jump.before.step).toBe(1000);
  expect(jump.before.storage).toBeLessThan(900);
  expect(jump.after.storage).toBe(1000);

  await openSettings(page);
  await radio(page, 'Continue the path').check();
  await settled(page);
  const path = await seam();
  expect(path.before.storage).toBe(jump.before.storage);
  expect(path.after.step).toBe(1001);
  const balance = path.before.storage - path.before.release + path.after.inflow!;
  expect(path.after.storage).toBeCloseTo(balance - path.after.spill!, 9);
});

test('7: the page tells the two boundaries apart', async ({ page }) => {
  await openStep(page, 7);
  const explanation = page.getByRole('region', { name: 'What to look for' });
  await expect(explanation).toContainText('every chunk starts full');
  await openSettings(page);
  await radio(page, 'Continue the path').check();
  await settled(page);
  await expect(explanation).toContainText('one long path');
  await expect(radio(page, 'Continue the path')).toBeChecked();
});

test('6: storages that drain alike correlate, though their shocks do not', async ({ page }) => {
  await openStep(page, 6);
  expect(await number(page, 'r of storages')).toBeGreaterThan(0.8);
  // 1.96 / sqrt(1000)
  expect(Math.abs(await number(page, 'r of shocks'))).toBeLessThan(0.062);
  await expect(verdict(page)).toContainText('No dependence found');
  const strip = page.getByRole('navigation', { name: 'Story' });
  await expect(strip).toContainText('Leave out the first 200 steps');
  await enter(page, 'Leave out the first', '200');
  // a step is as the one before: of 800, some 67 are independent, and 1.96 / sqrt(67) = 0.24
  await expect(page.locator('.plot-name').first()).toContainText(/r = −?0\.[01]/);
  await expect(figure(page, 'r of storages')).toContainText(/^−?0\.[01].* from step 201 on/);
  await expect(strip).toContainText('as unrelated as the shocks');
});
