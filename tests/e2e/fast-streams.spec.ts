import { readExperimentDigests, readStreamDigests } from '../support/golden.ts';
import { SETTINGS_KEYS } from '../../src/core/settings/validateSettings.ts';
import {
  alert,
  DEFAULT_DIGEST,
  digest,
  expect,
  goWithin,
  openMore,
  openPage,
  prependToWorkers,
  radio,
  settled,
  status,
  test,
} from './support.ts';

const RUNS = [...readStreamDigests(), ...readExperimentDigests('rhoDigests')];

test('have the digests of the C program in this browser', async ({ page }) => {
  test.setTimeout(120_000);
  expect(RUNS).toHaveLength(60);
  await openPage(page);
  const told = page.locator('.quiet span[title]');
  for (const { digest: expected, settings } of RUNS) {
    const query = new URLSearchParams(SETTINGS_KEYS.map((key) => [key, String(settings[key])]));
    await goWithin(page, String(query));
    await expect(told, String(query)).toHaveAttribute('title', expected);
    await expect(alert(page)).toBeEmpty(); // no word of a missing kernel
  }
});

test('are the default, and give way to NumPy’s', async ({ page }) => {
  await openPage(page);
  await openMore(page);
  await expect(radio(page, 'Fast streams')).toBeChecked();
  await radio(page, "NumPy's, as in the article").check();
  await settled(page);
  expect(await digest(page)).not.toBe(DEFAULT_DIGEST);
  await radio(page, 'Fast streams').check();
  await settled(page);
  expect(await digest(page)).toBe(DEFAULT_DIGEST);
});

test('are computed without WebAssembly SIMD too, slowly, and a notice says so', async ({
  page,
}) => {
  // a worker in which no WebAssembly compiles, as where the engine does not know vectors
  await prependToWorkers(
    page,
    `WebAssembly.Module = class { constructor() { throw new WebAssembly.CompileError('simd'); } };`,
  );
  await openPage(page);
  await expect(alert(page)).toContainText('lacks WebAssembly SIMD');
  await expect(alert(page)).toContainText('the numbers are the same');
  expect(await digest(page)).toBe(DEFAULT_DIGEST);
  await expect(status(page)).toHaveText(/^Done: 200 steps/);
  await openPage(page, 'generator=numpy');
  await expect(alert(page)).toBeEmpty();
});
