import { readFileSync } from 'node:fs';
import { downloadText } from './downloads.ts';
import {
  alert,
  button,
  digest,
  expect,
  openMore,
  openPage,
  query,
  settled,
  status,
  test,
} from './support.ts';

const golden = (name: string) =>
  JSON.parse(readFileSync(`${import.meta.dirname}/../golden/${name}.json`, 'utf8')) as unknown;
const { nile } = golden('design') as { nile: number[] };
const { runs } = golden('recordDigests') as { runs: { digest: string }[] };
/** The second: one path of the Nile's years, 200,000 steps on all workers. */
const { digest: NILE_DIGEST, ...keys } = runs[1] as { digest: string; blockLength: number };

const FILE = JSON.stringify({
  spillway: { version: '0.7.0', schema: 1 },
  settings: { v: 1, mu: 919, sigma: 169, view: 'storage', ...keys, record: undefined },
  path: { values: 200_001, digest: NILE_DIGEST },
  record: {
    values: nile,
    firstTime: '1871',
    step: 'year',
    unit: null,
    name: 'The Nile at Aswan',
    draw: 'years',
    blockLength: 5,
  },
});

/** What links say of a run that is drawn from a record. */
const NOTE = 'it opens the law of μ and σ, and gives other numbers';

test('a run from a record comes back by its file, by a reload and by Back; a link runs the law @chromium', async ({
  page,
}) => {
  await openPage(page);
  const file = { name: 'nile.json', mimeType: 'application/json', buffer: Buffer.from(FILE) };
  await page.getByLabel('JSON file to open').setInputFiles(file);
  await expect(status(page)).toHaveText(`The digest agrees with the file's: ${NILE_DIGEST}.`);
  await settled(page);
  expect(await query(page)).not.toHaveProperty('record');

  // on any number of workers, and from the tab's own memory
  await button(page, 'Compare worker counts').click();
  await expect(page.locator('.worker-check')).toContainText(NILE_DIGEST);
  await page.reload();
  await settled(page);
  expect(await digest(page)).toBe(NILE_DIGEST);
  const written = await downloadText(page, 'Download JSON');
  const { record, settings, exact } = JSON.parse(written) as Record<string, object | null>;
  expect(record).toEqual((JSON.parse(FILE) as { record: object }).record);
  expect(settings).not.toHaveProperty('record');
  expect(exact).toBeNull();

  await button(page, 'Share').click();
  await expect(page.getByRole('dialog')).toContainText(NOTE);
  await page.keyboard.press('Escape');

  // a step of the lesson is a link
  await button(page, 'Next').click();
  await settled(page);
  expect(await digest(page)).not.toBe(NILE_DIGEST);
  await button(page, 'Share').click();
  await expect(page.getByRole('dialog')).not.toContainText(NOTE);
  await page.keyboard.press('Escape');
  await page.goBack();
  await settled(page);
  expect(await digest(page)).toBe(NILE_DIGEST);

  await openMore(page);
  await button(page, 'Reset').click();
  await settled(page);
  // what Back brings into use again, a reload finds
  await page.goBack();
  await settled(page);
  await page.reload();
  await settled(page);
  expect(await digest(page)).toBe(NILE_DIGEST);

  await openMore(page);
  await button(page, 'Reset').click();
  await settled(page);
  await page.reload();
  await settled(page);
  expect(JSON.parse(await downloadText(page, 'Download JSON'))).toHaveProperty('record', null);
  await expect(alert(page)).toBeEmpty();
});
