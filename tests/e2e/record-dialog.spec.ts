import { readFileSync } from 'node:fs';
import type { IntervalJson } from '../../src/core/design/designJson.ts';
import { faults } from './axe.ts';
import { downloadText } from './downloads.ts';
import {
  button,
  digest,
  enter,
  expect,
  historyLength,
  input,
  openPage,
  query,
  radio,
  settled,
  test,
  type Page,
} from './support.ts';

interface Golden {
  readonly runs: readonly { readonly record: string; readonly digest: string }[];
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(`tests/golden/${name}.json`, 'utf8'));
const { nile } = read('design') as { nile: readonly number[] };

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Own inflow record' });
const text = (page: Page) => input(page, 'Paste a column of numbers, or a table');

/** Opens the dialog, and pastes into it. */
async function paste(page: Page, lines: readonly string[]): Promise<void> {
  await button(page, 'Own record…').click();
  await text(page).evaluate((element, pasted) => {
    (element as HTMLTextAreaElement).focus();
    document.execCommand('insertText', false, pasted);
  }, lines.join('\n'));
}

test('a pasted record is understood, used, and runs are drawn from it', async ({ page }) => {
  // tests/golden/recordDigests.json: blocks of five years of the Nile
  const run = (read('recordDigests') as Golden).runs[0]!;
  await openPage(page, 'K=1330&mu=70&sigma=70&target=830&T=200000&chunks=1&seed=0');
  await paste(page, ['year,volume', ...nile.map((value, i) => `${1871 + i},${value}`)]);
  await expect(dialog(page).getByRole('status')).toHaveText(
    '100 years, 1871 to 1970, none missing; mean 919.4, Cv 0.184, lag-one correlation 0.50.',
  );
  await expect(dialog(page).getByRole('columnheader')).toHaveText([
    'line',
    'year time',
    'volume value',
  ]);
  const before = await historyLength(page);
  await button(page, 'Use').click();
  expect(await query(page)).toMatchObject({ mu: '70', sigma: '70' });
  await button(page, 'Take over the fitted law').click();
  expect(await historyLength(page)).toBe(before + 1);
  expect(Number((await query(page)).mu)).toBeCloseTo(919.35, 4);
  await button(page, 'Close').click();
  await expect(button(page, 'Own record…')).toBeFocused();

  await radio(page, 'Blocks of years').check();
  await settled(page);
  await expect(input(page, 'Block length')).toHaveValue('5');
  expect(await digest(page)).toBe(run.digest);
  await enter(page, 'Block length', '26');
  await expect(page.locator('.field-error')).toHaveText('“26” is not allowed; 1 to 25, whole');
  await button(page, 'Remove the record').click();
  await settled(page);
  await expect(page.getByText('Inflow: normal, cut at 0')).toBeVisible();
  await expect(button(page, 'Own record…')).toBeFocused();
  expect(await digest(page)).not.toBe(run.digest);
});

test('a line that is no number is named, and the text can be mended @chromium', async ({
  page,
}) => {
  await openPage(page, 'view=design&K=1450&target=830&mu=919&sigma=169&reliability=0.98');
  await paste(page, ['1120', '1160', 'seven', '963', '1210']);
  await expect(dialog(page).getByRole('alert')).toHaveText(/line 3 is no number: .?seven/);
  await expect(button(page, 'Use')).toHaveAttribute('aria-disabled', 'true');
  await button(page, 'Try it with the Nile at Aswan').click();
  await expect(dialog(page).getByRole('status')).toHaveText(/^100 years, 1871 to 1970/);
  await expect(dialog(page).getByRole('alert')).toBeEmpty();
  expect(await faults(page)).toEqual([]);
  await button(page, 'Use').click();
  await button(page, 'Close').click();
  await expect(page.locator('.record-warning')).toContainText('r₁ = 0.50');
  // golden/correlated.json has 1010.08 for μ 919.35, σ 169.23
  await expect(page.locator('.record-warning')).toContainText(
    /required is 1,0\d\d(\.\d)?, 2\.3 times/,
  );
  // golden/design.json has 612 for the record; resampled, design.md 2.4 has 320 to 601
  await expect(page.locator('.note').first()).toContainText(
    /100 years of record do not tell the storage better than this: from 3\d\d(\.\d)? to 6\d\d(\.\d)?, the 5 and 95/,
  );
  await page.getByText('The record', { exact: true }).click();
  await expect(page.getByRole('row', { name: /^No-failure storage B/ })).toContainText('612');
  expect(await faults(page)).toEqual([]);
  const { design, record } = JSON.parse(await downloadText(page, 'Download JSON')) as {
    design: { interval: IntervalJson };
    record: { values: number[] };
  };
  expect(record.values).toEqual(nile);
  expect(design.interval).toMatchObject({ resamples: 400, blockLength: 1 });
  expect(design.interval.low).toBeGreaterThan(300);
  expect(design.interval.high).toBeLessThan(680);

  await button(page, 'Set ρ = 0.50').click();
  await expect(page.locator('.record-warning')).toHaveCount(0);
  await expect(page.locator('.chart.plane')).toBeFocused();
  expect(Number((await query(page)).rho)).toBeCloseTo(0.498, 3);
  await expect(page.locator('.note').first()).toContainText(
    'How well the record knows it is told for ρ = 0',
  );
});
