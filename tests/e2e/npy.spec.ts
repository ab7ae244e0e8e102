import { VIEWS } from '../../src/app/address/views.ts';
import { contractDigest } from '../support/contractDigest.ts';
import { download, readNpy } from './downloads.ts';
import { digest, expect, openPage, tab, test } from './support.ts';

test('writes storages as a NumPy file of format 1.0 @chromium', async ({ page }) => {
  await openPage(page, 'T=100000&chunks=3');
  const { name, bytes } = await download(page, 'Download NPY');
  expect(name).toMatch(/\.npy$/);
  const file = readNpy(bytes);
  expect(file.magic).toBe('\x93NUMPY');
  expect(file.version).toEqual([1, 0]);
  expect(file.start % 64).toBe(0);
  expect(file.header).toMatch(
    /^\{'descr': '<f8', 'fortran_order': False, 'shape': \(100003,\), \} *\n$/,
  );
  expect(bytes).toHaveLength(file.start + 8 * 100003);
  expect(Math.min(...file.values)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...file.values)).toBe(100);
});

test('hands out every file in every view @chromium', async ({ page }) => {
  await openPage(page, 'T=1000');
  for (const { label: view } of Object.values(VIEWS)) {
    await tab(page, view).click();
    for (const kind of ['CSV', 'NPY', 'JSON']) {
      const { name, bytes } = await download(page, `Download ${kind}`);
      expect(name).toMatch(new RegExp(`\\.${kind.toLowerCase()}$`));
      expect(bytes.length).toBeGreaterThan(500);
    }
  }
});

test('shows the digest of the bits in the file, by the formula of the contract @chromium', async ({
  page,
}) => {
  // parts of long chunks, whole short ones, and one path
  for (const link of ['T=300000&chunks=2', 'T=5000&chunks=999', 'T=4001&boundary=continue']) {
    await openPage(page, `${link}&seed=11`);
    const { values } = readNpy((await download(page, 'Download NPY')).bytes);
    expect(await digest(page)).toBe(contractDigest(values));
  }
});
