import type { DesignJson } from '../../src/core/design/designJson.ts';
import { downloadText } from './downloads.ts';
import {
  button,
  enter,
  expect,
  figure,
  historyLength,
  input,
  moveSlider,
  openPage,
  query,
  radio,
  settled,
  slider,
  tableRows,
  takeSlider,
  test,
  verdict,
  type Page,
} from './support.ts';

const ANALYST = 'view=design&mu=100&sigma=40&target=80&K=200&years=20';

const plane = (page: Page) => page.getByRole('group', { name: /^Target and active storage/ });

/** The middle of the plane, in pixels of the page. */
async function middle(page: Page) {
  const { x, y, width, height } = (await plane(page).boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

test('both answers are those of the golden solver, agree with curves and file, and are adopted @chromium', async ({
  page,
}) => {
  await openPage(page, ANALYST);
  await expect(verdict(page)).toHaveText(
    /^95\s% of years are met with an active storage of 73\.44 \(K\s=\s153\.4\).* 20 years in a row .* 53\.4\s%\. With K\s=\s200 the target could be 87\.98\.$/,
  );
  await expect(page.locator('.figures dt').first()).toHaveText('Active storage B');
  await expect(figure(page, 'Active storage B')).toHaveText('120 K = 200');
  await expect(figure(page, 'No failure in 20 years')).toContainText(/^87\.2\s%/);
  // golden/design.json: at K = 200 the yield is 87.978
  await button(page, 'Adopt target 87.98').click();
  await settled(page);
  // of six digits, on the safe side
  expect((await query(page)).target).toBe('87.9783');
  await expect(figure(page, 'Share of years met')).toContainText(/^95\s%/);
  await expect(verdict(page)).toContainText('(K = 200)');
  await page.goBack();
  await settled(page);
  await button(page, 'Adopt K = 153.4').click();
  await settled(page);
  expect((await query(page)).K).toBe('153.443'); // golden: 153.44206
  await expect(figure(page, 'Share of years met')).toContainText(/^95\s%/);
  const rows = await tableRows(page);
  const [B, , , at95] = rows.find(([storage]) => storage! > 73)!;
  expect(B! - 73.44).toBeLessThan(10);
  expect(at95! - 80).toBeLessThan(4);
  expect(at95).toBeGreaterThan(80);
  await openPage(page, ANALYST.replace('K=200', 'K=153.44206445142441'));
  const { design, settings } = JSON.parse(await downloadText(page, 'Download JSON')) as {
    design: DesignJson;
    settings: object;
  };
  expect(settings).toMatchObject({ view: 'design', years: 20 });
  expect(design.requiredK).toBeCloseTo(153.44206445142441, 8);
  expect(design.yield).toBeCloseTo(80, 8);
  expect(design.noFailure).toBeCloseTo(0.5344663128891199, 8);
  expect(design.curves.map(({ reliability }) => reliability)).toEqual([0.8, 0.9, 0.95, 0.98, 0.99]);
});

test('the point is moved by hand and by keys, and a place that is pressed is adopted', async ({
  page,
}) => {
  await openPage(page, ANALYST);
  const centre = await middle(page);
  const before = await historyLength(page);
  await page.mouse.click(centre.x, centre.y);
  await settled(page);
  const pressed = await query(page);
  expect(await historyLength(page)).toBe(before + 1);
  expect(Number(pressed.target)).not.toBe(80);

  await page.mouse.move(centre.x, centre.y);
  await page.mouse.down();
  await page.mouse.move(centre.x - 40, centre.y - 30, { steps: 5 });
  await expect(input(page, 'Target release S̄')).not.toHaveValue(pressed.target!);
  expect(await historyLength(page)).toBe(before + 1);
  await page.mouse.up();
  await settled(page);
  const dragged = await query(page);
  expect(await historyLength(page)).toBe(before + 2);
  const active = ({ K, target }: Record<string, string>) => Number(K) - Number(target);
  expect(Number(dragged.target)).toBeLessThan(Number(pressed.target));
  expect(active(dragged)).toBeGreaterThan(active(pressed));

  await plane(page).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await settled(page);
  const moved = await query(page);
  expect(await historyLength(page)).toBe(before + 4);
  expect(Number(moved.target)).toBeGreaterThan(Number(dragged.target));
  expect(active(moved)).toBeLessThan(active(dragged));
});

test('three meanings of reliability, of which the link holds what was chosen', async ({ page }) => {
  await openPage(page, `${ANALYST}&T=20000&chunks=1000`);
  await radio(page, 'Share of volume').check();
  await settled(page);
  // golden/design.json: 103.955
  await expect(verdict(page)).toContainText('of the target volume is released with an active');
  await expect(verdict(page)).toContainText('(K = 104)');
  await radio(page, 'n years').check();
  await enter(page, 'Reliability', '50');
  await settled(page);
  expect(await query(page)).toMatchObject({ measure: 'run', reliability: '0.5', years: '20' });
  await expect(verdict(page)).toHaveText(/^A chance of 50\s% that 20 years pass without a failure/);
  await expect(page.getByRole('region', { name: 'Futures of the run' })).toContainText(
    /1,000 futures of 20 years\. The steps are at most 0\.0\d+ from the exact curve/,
  );
  await enter(page, 'Reliability', '100');
  await expect(page.locator('.field-error')).toHaveText('“100” is not allowed; 50 to 99.99 (%)');
  expect(await query(page)).toMatchObject({ reliability: '0.5' });
  await enter(page, 'Reliability', '99.5 %');
  await takeSlider(page, slider(page, 'Reliability'));
  await moveSlider(page, slider(page, 'Reliability'), 0);
  await expect(verdict(page)).toHaveText(/^A chance of 50\s%/);
  expect(await query(page)).toMatchObject({ reliability: '0.995' });
  await page.mouse.up();
  await settled(page);
  expect(await query(page)).toMatchObject({ reliability: '0.5' });
});
