import { VIEW_NAMES } from '../../src/app/address/views.ts';
import { download } from './downloads.ts';
import {
  alert,
  button,
  enter,
  expect,
  hurry,
  input,
  openMore,
  openPage,
  settled,
  slider,
  status,
  tab,
  test,
  type,
  verdict,
  type Locator,
  type Page,
} from './support.ts';
import { beTranslatable, expectNothingLost, translate } from './translator.ts';

test.beforeEach(async ({ page }) => {
  test.slow(); // everything is pressed
  await beTranslatable(page);
});

/** The page at a link, translated. */
async function openTranslated(page: Page, search = ''): Promise<void> {
  await openPage(page, search);
  await translate(page);
}

async function done(page: Page): Promise<void> {
  await settled(page);
  await expectNothingLost(page);
}

/** Presses all that are there one after the other, those that appear meanwhile too; some must be. */
async function pressAll(page: Page, things: Locator): Promise<void> {
  await expect(things).not.toHaveCount(0);
  for (let i = 0; i < (await things.count()); i++) {
    const thing = things.nth(i);
    if (!(await thing.isVisible())) continue;
    await thing.click({ force: true }); // a radio button lies under its label
    await done(page);
  }
  await expect(page.locator('main')).toBeVisible();
}

const FIELDS = {
  'Capacity K': ['300', '100'],
  'Inflow μ': ['0', '70'],
  'Inflow spread σ': ['0', '70'],
  'Target release S̄': ['0', '100', '70'],
  'Steps T': ['1', '70000', '200'],
  Chunks: ['1', '5', '70', '2'],
  Seed: ['7'],
};

/** What changes the sentences of every view; the form is one and the same in all. */
const FEW = ['Inflow spread σ', 'Steps T', 'Chunks'];

for (const view of VIEW_NAMES) {
  test(`settings can be changed in a translated page, ${view}`, async ({ page }) => {
    await openTranslated(page, `view=${view}`);
    for (const [name, values] of Object.entries(FIELDS)) {
      if (view !== VIEW_NAMES[0] && !FEW.includes(name)) continue;
      await enter(page, name, 'many');
      await expect(page.getByText('“many” is no number').first()).toBeVisible();
      await expectNothingLost(page);
      for (const value of values) {
        await enter(page, name, value);
        await done(page);
      }
      if (name === 'Seed') continue;
      await slider(page, name).press('ArrowRight');
      await done(page);
    }
    // the sentence is of the newest settings
    await enter(page, 'Steps T', '300');
    await done(page);
    await expect(page.locator('.read-out')).toContainText('300 steps = ');
    await expect(status(page).first()).toContainText('300 steps');
    if (view !== VIEW_NAMES[0]) return;
    await openMore(page);
    await pressAll(page, page.locator('.parameters input[type=radio]'));
    await pressAll(page, page.locator('.parameters button'));
    await enter(page, 'Workers', '3');
    await enter(page, 'Unit of volume', 'Mm³');
    await enter(page, 'Name of the step', 'months');
    await done(page);
    await pressAll(page, page.getByRole('tab'));
  });
}

test('the storage view can be used when it is translated', async ({ page }) => {
  await openTranslated(page, 'T=3000&chunks=3');
  const view = page.locator('#view');
  await pressAll(page, view.locator('.zoom-buttons button'));
  await pressAll(page, view.locator('.go-to button'));
  await enter(page, 'Go to step', '-3');
  await expect(page.getByText('“-3” is not allowed').first()).toBeVisible();
  await enter(page, 'Go to step', '1234');
  await done(page);
  for (const key of ['+', '+', 'ArrowRight', 'End', '-', '0']) {
    await page.locator('.zoomable').press(key);
    await done(page);
  }
  await pressAll(page, view.getByRole('radio'));
  await button(page, 'Compare worker counts').click();
  await done(page);
  await expect(page.getByText('All digests are equal: the same numbers')).toBeVisible();
  await pressAll(page, view.locator('summary'));
  await enter(page, 'Steps T', '2000000');
  await done(page);
  await button(page, 'Run').click();
  await done(page);
  await button(page, 'Zoom in').click();
  await done(page);
});

test('the distribution view can be used when it is translated', async ({ page }) => {
  await openTranslated(page, 'view=distribution');
  await pressAll(page, page.locator('#view summary'));
  await button(page, 'Keep').click();
  await done(page);
  await expect(page.locator('.note').first()).toContainText('the same shocks');
  for (const [name, value] of [
    ['Seed', '5'],
    ['Inflow spread σ', '0'],
    ['Inflow spread σ', '90'],
    ['Target release S̄', '1e-9'],
    ['Target release S̄', '60'],
  ] as const) {
    await enter(page, name, value);
    await done(page);
  }
  await expect(page.locator('.note').first()).toContainText('other shocks');
  await button(page, 'Drop the kept run').click();
  await done(page);
});

test('the independence view can be used when it is translated', async ({ page }) => {
  await openTranslated(page, 'view=independence&chunks=8&T=800');
  const matrix = page.getByRole('application', { name: /^Correlations/ });
  await matrix.click({ position: { x: 150, y: 100 } });
  await done(page);
  for (const key of ['ArrowRight', 'ArrowDown', 'End', 'Home', 'PageDown']) {
    await matrix.press(key);
    await done(page);
  }
  await enter(page, 'Chunk a', '99');
  await enter(page, 'Chunk a', '5');
  await done(page);
  await pressAll(page, page.locator('#view summary'));
  await pressAll(page, page.locator('.gallery a'));
  await expect(verdict(page)).toBeVisible();
});

test('the lesson can be walked when it is translated', async ({ page }) => {
  test.setTimeout(400_000);
  await openTranslated(page);
  for (let step = 1; step <= 7; step++) {
    await button(page, 'Next').click();
    await done(page);
    await expect(page.locator('.story > p')).toContainText(`${step}. `);
  }
  await pressAll(page, page.locator('.story ol a'));
  await button(page, 'Back').press('PageUp');
  await done(page);
  await page.goBack();
  await done(page);
});

test('files and messages come when the page is translated @chromium', async ({ page }) => {
  await openTranslated(page, 'K=none&T=400&chunks=2');
  await expect(alert(page)).toContainText('K=none does not fit');
  for (const name of ['Keys', 'Share']) {
    await page.getByRole('button', { name, exact: true }).click();
    await pressAll(page, page.locator('dialog button').filter({ hasNotText: /PNG|Print/ }));
    await page.keyboard.press('Escape');
    await expect(page.locator('dialog')).toHaveCount(0);
  }
  await page.getByLabel('Theme').selectOption('dark');
  for (const name of ['Download CSV', 'Download NPY']) await download(page, name);
  const { bytes } = await download(page, 'Download JSON');
  await expectNothingLost(page);
  await button(page, 'Zoom in').click();
  await pressAll(page, page.locator('.files input[type=radio]'));
  for (const text of [bytes.toString(), bytes.toString().replace('"T": 400', '"T": 500'), '{']) {
    await page
      .getByLabel('JSON file to open')
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await done(page);
  }
  await enter(page, 'Steps T', '1e8');
  await done(page);
  await enter(page, 'Steps T', '1e10');
  await button(page, 'Run').click();
  await expect(status(page).first()).toContainText('Running');
  await button(page, 'Cancel').click();
  await done(page);
  await tab(page, 'Timing').click();
  await done(page);
});

test('the laboratory can be used when it is translated', async ({ page }) => {
  test.setTimeout(400_000);
  await hurry(page);
  await openTranslated(page, 'T=200&workers=2&view=timing');
  await page.getByText(/^How it is measured/).click();
  await pressAll(page, page.locator('.plan input[type=radio]'));
  await page.getByRole('radio', { name: '5', exact: true }).check({ force: true });
  await pressAll(page, page.locator('.view-controls > .choice input[type=radio]'));
  await page.locator('.view-controls .guess input').pressSequentially('much');
  await button(page, 'Measure').click();
  await expectNothingLost(page);
  await page.locator('.view-controls .guess input').press('ControlOrMeta+a');
  await page.locator('.view-controls .guess input').pressSequentially('1.7');
  await button(page, 'Measure').click();
  await done(page);
  await expect(status(page).first()).toContainText(/Measured: (\d+) of \1 runs\./);
  const folded = page.locator('.lab > details > summary');
  await expect(folded).not.toHaveCount(0);
  for (const summary of await folded.all()) await summary.click();
  await pressAll(page, page.locator('.lab .choice input[type=radio]'));
  for (const name of ['Kernel and plain reference', 'New workers for every run']) {
    const card = page.locator('.lab-card', { has: page.getByRole('heading', { name }) });
    await pressAll(page, card.getByRole('button'));
  }
  await pressAll(page, page.locator('.timeline .buttons button'));
  const history = page.getByRole('region', { name: 'Measurements kept' });
  await pressAll(page, history.getByRole('button', { name: /^Show/ }));
  await button(page, 'Back to this session').first().click();
  await pressAll(page, history.getByRole('button', { name: / as (CSV|JSON)$/ }));
  await history
    .getByRole('button', { name: /^Delete/ })
    .first()
    .click();
  await done(page);
  await button(page, 'Clear history').click();
  await button(page, 'Keep them').click();
  await button(page, 'Clear history').click();
  await page.getByRole('button', { name: /^Clear all \d+\?$/ }).click();
  await done(page);
  await expect(history).toContainText('None yet.');
  await expect(input(page, 'Capacity K')).toBeVisible();
  await type(page, 'Capacity K', '5');
});
