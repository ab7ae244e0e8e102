import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findPython } from '../../scripts/findPython.mjs';
import { download } from './downloads.ts';
import { alert, button, digest, expect, openPage, status, test, type Page } from './support.ts';

const python = findPython();

test('hands out a script that makes the same run, whose file the page opens @chromium', async ({
  page,
}) => {
  test.skip(python === null, 'Python with NumPy is not here');
  await openPage(page, 'K=137.5&T=200001&chunks=3&seed=5&boundary=continue');
  const shown = await digest(page);
  const file = await download(page, 'Download Python');
  expect(file.name).toBe(`spillway-${shown}.py`);
  const folder = await mkdtemp(join(tmpdir(), 'spillway-'));
  const script = join(folder, file.name);
  await writeFile(script, file.bytes);
  const { stdout, stderr } = await promisify(execFile)(python!, [script], { cwd: folder });
  expect(stderr).toContain(`Agrees with the page: digest ${shown} of 200002 storages`);

  await openPage(page);
  const json = { name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(stdout) };
  await page.getByLabel('JSON file to open').setInputFiles(json);
  await expect(status(page)).toContainText(`The digest agrees with the file's: ${shown}.`);
  await expect(alert(page)).toBeEmpty();
});

const dialog = (page: Page) => page.getByRole('dialog');

test('shows the article’s loop beside its equation, and copies it @chromium', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openPage(page, 'K=150&generator=numpy&T=1e6');
  for (const [language, line] of [
    ['Python', 'K, mu, sigma, target = 150, 70, 70, 70'],
    ['R', 'K <- 150; mu <- 70; sigma <- 70; target <- 70'],
  ] as const) {
    await button(page, `Copy as ${language}`).click();
    await expect(dialog(page)).toContainText('the numbers of the run in sight');
    await expect(dialog(page)).toContainText('Wt = min(St, S̄)');
    await dialog(page).getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(dialog(page).getByRole('status')).toHaveText(`${language} copied.`);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split('\n')).toContain(line);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(button(page, `Copy as ${language}`)).toBeFocused();
  }
});

test('says that a loop has other numbers than the fast streams, and why there is none of a shift', async ({
  page,
}) => {
  await openPage(page);
  await button(page, 'Copy as Python').click();
  await expect(dialog(page)).toContainText('other numbers, of the same law');
  await openPage(page, 'seeding=shifted');
  await button(page, 'Copy as Python').click();
  await expect(dialog(page)).toContainText('So there is no loop to copy');
  await expect(dialog(page).getByRole('button', { name: 'Copy', exact: true })).toHaveCount(0);
  await expect(dialog(page).getByRole('button', { name: 'Download Python' })).toBeEnabled();
});
