import { VIEWS } from '../../src/app/address/views.ts';
import {
  chart,
  enter,
  expect,
  figure,
  historyLength,
  input,
  openPage,
  query,
  radio,
  settled,
  tab,
  tableRows,
  test,
  verdict,
} from './support.ts';

test('changes the view by a click, with a history entry', async ({ page }) => {
  await openPage(page);
  const entries = await historyLength(page);
  await tab(page, 'Independence').click();
  await settled(page);
  await expect(page.getByRole('tabpanel', { name: 'Independence' })).toContainText('shocks');
  expect((await query(page))['view']).toBe('independence');
  expect(await historyLength(page)).toBe(entries + 1);
  await page.goBack();
  await expect(tab(page, 'Storage')).toHaveAttribute('aria-selected', 'true');
});

test('changes the view by keys, and moves the focus along', async ({ page }) => {
  await openPage(page);
  await tab(page, 'Storage').focus();
  for (const [key, name] of [
    ['ArrowRight', 'Distribution'],
    ['ArrowRight', 'Independence'],
    ['End', Object.values(VIEWS).at(-1)!.label],
    ['ArrowRight', 'Storage'],
    ['ArrowLeft', Object.values(VIEWS).at(-1)!.label],
    ['Home', 'Storage'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(tab(page, name)).toBeFocused();
    await expect(tab(page, name)).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('tabpanel', { name })).toBeAttached();
    await expect(page.locator('[role=tab][tabindex="0"]')).toHaveCount(1);
  }
});

test('draws chunks joined or laid over each other', async ({ page }) => {
  await openPage(page, 'T=300&chunks=3');
  await expect(chart(page)).toHaveAccessibleName(/Every step is drawn\. 2 seams\./);
  expect(await tableRows(page)).toHaveLength(200);
  await radio(page, 'Overlaid').check();
  await expect(chart(page)).toHaveAccessibleName(/3 chunks of 100 steps laid over each other/);
  const rows = await tableRows(page);
  expect(rows).toHaveLength(101);
  expect(rows[0]).toEqual([0, 100, 100, 100]);
});

test('says how many steps a column holds where they are many', async ({ page }) => {
  await openPage(page, 'T=100000&chunks=1');
  await expect(chart(page)).toHaveAccessibleName(/Each column holds (up to )?\d+ steps/);
  for (const [, steps, least, mean, greatest] of await tableRows(page)) {
    expect(steps).toBeGreaterThan(4);
    expect(least).toBeLessThanOrEqual(mean!);
    expect(mean).toBeLessThanOrEqual(greatest!);
  }
});

test('compares the chunks that are chosen, and refuses those that are not there', async ({
  page,
}) => {
  await openPage(page, 'T=400&chunks=4&view=independence');
  await expect(chart(page)).toHaveAccessibleName(/^Storage of chunk 1 against chunk 0\./);
  const before = await figure(page, 'r of shocks').textContent();
  await enter(page, 'Chunk a', '2');
  await enter(page, 'Chunk b', '3');
  await settled(page);
  await expect(chart(page)).toHaveAccessibleName(/^Storage of chunk 3 against chunk 2\./);
  await expect(figure(page, 'r of shocks')).not.toHaveText(before!);

  await enter(page, 'Chunk b', '4');
  await expect(input(page, 'Chunk b')).toHaveAttribute('aria-invalid', 'true');
  await expect(input(page, 'Chunk b')).toHaveAccessibleDescription(/0 to 3/);
  await expect(chart(page)).toHaveAccessibleName(/^Storage of chunk 3 against chunk 2\./);

  await enter(page, 'Chunk b', '2'); // a chunk is always itself
  await expect(input(page, 'Chunk b')).toHaveAttribute('aria-invalid', 'true');
  await enter(page, 'Chunk b', '0');
  await settled(page);
  await expect(chart(page)).toHaveAccessibleName(/^Storage of chunk 0 against chunk 2\./);
  await expect(verdict(page)).toContainText('r = ');
});

test('explains that one chunk has nothing to be compared with', async ({ page }) => {
  await openPage(page, 'chunks=1&view=independence');
  await expect(verdict(page)).toHaveText(/^One chunk has nothing to be compared with: set Chunks/);
  await expect(chart(page)).toHaveCount(0);
  await enter(page, 'Chunks', '2');
  await settled(page);
  await expect(chart(page)).toHaveCount(1);
});

test('judges identity by shocks, not by storages', async ({ page }) => {
  // an inflow above target + K fills the reservoir at every step, whatever the shock
  await openPage(page, 'mu=1000&sigma=1&T=200&view=independence');
  await expect(figure(page, 'Shocks')).toHaveText('differ');
  const rows = await tableRows(page);
  expect(rows.every(([, a, b]) => a === 100 && b === 100)).toBe(true);
  await expect(figure(page, 'r of storages')).toContainText('none');
});
