import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { findPython } from '../../scripts/findPython.mjs';
import { download } from './downloads.ts';
import { alert, button, digest, expect, openPage, status, test, type Page } from './support.ts';

const python = findPython();

test('hands out a script that makes the same run, whose file the page opens @chromium', async ({
  page,
}) => {
  test.skip(python === null, 'Python with NumPy is not here');
  await openPage(page, 'K=137.5&T=200001&chunks=3&seed=5&boundary=continue&rho=-0.4');
  const shown = await digest(page);
  const file = await download(page, 'Download Python');
  expect(file.name).toBe(`spillway-${shown}.py`);
  const script = test.info().outputPath(file.name);
  await writeFile(script, file.bytes);
  const { stdout, stderr } = await promisify(execFile)(python!, [script], { cwd: dirname(script) });
  expect(stderr).toContain(`Agrees with the page: digest ${shown} of 200002 storages`);

  await openPage(page);
  const json = { name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(stdout) };
  await page.getByLabel('JSON file to open').setInputFiles(json);
  await expect(status(page)).toContainText(`The digest agrees with the file's: ${shown}.`);
  await expect(alert(page)).toBeEmpty();
});

const dialog = (page: Page) => page.getByRole('dialog');

async function openCode(page: Page, language: string): Promise<void> {
  await button(page, 'Share').click();
  await button(page, `Copy as ${language}`).click();
}

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
    await openCode(page, language);
    await expect(dialog(page)).toContainText('the numbers of the run in sight');
    await expect(dialog(page)).toContainText('Wₜ = min(Sₜ, S̄)');
    await dialog(page).getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(dialog(page).getByRole('status')).toHaveText(`${language} copied.`);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split('\n')).toContain(line);
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await expect(button(page, 'Share')).toBeFocused();
  }
});

test('says that a loop has other numbers than the fast streams, and why there is none of a shift', async ({
  page,
}) => {
  await openPage(page);
  await openCode(page, 'Python');
  await expect(dialog(page)).toContainText('other numbers, of the same law');
  await openPage(page, 'rho=0.498');
  await openCode(page, 'R');
  await expect(dialog(page)).toContainText('rho <- 0.498; x <- NA');
  await expect(dialog(page)).toContainText('xₜ₊₁ = ρ xₜ + √(1 − ρ²) zₜ₊₁');
  await openPage(page, 'seeding=shifted');
  await openCode(page, 'Python');
  await expect(dialog(page)).toContainText('So there is no loop to copy');
  await expect(dialog(page).getByRole('button', { name: 'Copy', exact: true })).toHaveCount(0);
  await expect(dialog(page).getByRole('button', { name: 'Download Python' })).toBeEnabled();
});

test('shows a result of more steps than it runs, and makes blocks of it again', async ({
  page,
}) => {
  // probes of another program; the summary is about what the exact law expects, and not nearly enough for so many steps
  const far = JSON.parse(
    await readFile(`${import.meta.dirname}/../golden/farDigests.json`, 'utf8'),
  ) as { settings: object; probes: [number, number, string, number][] };
  const summary = { mean: 87, standardDeviation: 48, min: 0, max: 137.5, full: 0.36, empty: 0.04 };
  const file = {
    spillway: { version: 'script', schema: 1 },
    settings: far.settings,
    path: { values: 281474976710657, digest: '0123456789abcdef' },
    summary: { ...summary, deficit: 0.37, release: 53, inflow: 76, spill: 23, last: 18 },
    probes: far.probes,
  };
  const open = async (content: object) => {
    const buffer = Buffer.from(JSON.stringify(content));
    const json = { name: 'far.json', mimeType: 'application/json', buffer };
    await page.getByLabel('JSON file to open').setInputFiles(json);
  };
  await openPage(page);
  await open(file);
  await expect(dialog(page)).toContainText('281,474,976,710,656 steps: shown, not run');
  await expect(dialog(page)).toContainText(
    '4 of 4 probes, drawn by chance, were made again from the seed: all are equal to the bit.',
  );
  await expect(dialog(page)).toContainText('too far for chance');
  await expect(dialog(page)).toContainText('Not checked: the digest 0123456789abcdef');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);

  const [first, ...others] = far.probes;
  await open({ ...file, probes: [[...first!.slice(0, 3), first![3] + 1], ...others] });
  await expect(dialog(page)).toContainText('1 differs. These are not the numbers');
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await open({ ...file, settings: { ...far.settings, K: 0 } });
  await expect(alert(page)).toContainText('far.json could not be opened');
  await expect(alert(page)).toContainText('0 < K <= 1e9');
});
