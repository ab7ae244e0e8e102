import { readFile } from 'node:fs/promises';
import type { Download } from '@playwright/test';
import { CSV_HEADER } from '../../src/core/job/csv.ts';
import { NO_WANTS } from '../../src/core/job/Job.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { DEFAULTS } from '../support/settings.ts';
import { button, enter, expect, openPage, settled, status, test, type Page } from './support.ts';

/** What a file of the user's choice was given; of its bytes only some are kept. */
interface Written {
  name: string;
  bytes: number;
  lines: number;
  head: string;
  tail: string;
  end: 'open' | 'closed' | 'aborted';
}

/** Puts a file in place of the dialog, which a test cannot press. */
async function choosesFile(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const written: Written = { name: '', bytes: 0, lines: 0, head: '', tail: '', end: 'open' };
    const decoder = new TextDecoder('latin1');
    const writable = {
      write(bytes: Uint8Array<ArrayBuffer>) {
        if (written.bytes === 0) written.head = decoder.decode(bytes);
        else if (written.lines < 2) written.head += decoder.decode(bytes.subarray(0, 200));
        written.bytes += bytes.length;
        for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) written.lines++;
        written.tail = decoder.decode(bytes.subarray(-200));
        return Promise.resolve();
      },
      close: () => Promise.resolve(void (written.end = 'closed')),
      abort: () => Promise.resolve(void (written.end = 'aborted')),
    };
    Object.assign(window, {
      written,
      showSaveFilePicker({ suggestedName }: { suggestedName: string }) {
        written.name = suggestedName;
        return Promise.resolve({ createWritable: () => Promise.resolve(writable) });
      },
    });
  });
}

const writtenIn = (page: Page) =>
  page.evaluate(() => (window as unknown as { written: Written }).written);

async function openRun(page: Page, T: string): Promise<void> {
  await openPage(page, `T=${T}&chunks=1&boundary=continue`);
  await button(page, 'Run').click();
  await settled(page);
}

const T = 11_000_000;
const NPY_T = 90_000_000;

test('a large CSV file is written piece by piece to a file of choice @chromium', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await choosesFile(page);
  await openRun(page, String(T));
  await expect(button(page, 'Download CSV')).toHaveAccessibleDescription(
    'CSV: about 770 MB, written piece by piece to a file of your choice.',
  );
  await button(page, 'Download CSV').click();
  await expect(status(page)).toHaveText(/^Writing the CSV file: \d+\s%$/);
  await expect(status(page)).toContainText('CSV file of 11,000,001 rows written.', {
    timeout: 100_000,
  });
  const { name, lines, head, tail, end } = await writtenIn(page);
  expect(name).toMatch(/^spillway-[0-9a-f]{16}\.csv$/);
  expect(lines).toBe(T + 2);
  expect(head).toMatch(new RegExp(`^${CSV_HEADER}0,0,,70,,100\r\n0,1,`));
  expect(tail).toMatch(new RegExp(`\r\n0,${T},[^\r\n]+\r\n$`));
  expect(end).toBe('closed');
});

test('a NumPy file of a path that is not kept is written to its last storage @chromium', async ({
  page,
}) => {
  test.setTimeout(120_000);
  await choosesFile(page);
  await openRun(page, '1e8');
  await button(page, 'Download NPY').click();
  await expect(status(page)).toContainText('NPY file of 100,000,001 rows written.', {
    timeout: 100_000,
  });
  const { bytes, head, end } = await writtenIn(page);
  expect(head).toContain("'shape': (100000001,)");
  expect(bytes).toBe(128 + 8 * 100_000_001);
  expect(end).toBe('closed');
});

test('what is written is given up when told to, and the file left alone @chromium', async ({
  page,
}) => {
  await choosesFile(page);
  await openRun(page, String(T));
  await button(page, 'Download CSV').click();
  await expect(status(page)).toHaveText(/^Writing the CSV file: [1-9]\d*\s%$/, { timeout: 30_000 });
  await button(page, 'Stop writing').click();
  await expect(status(page)).toHaveText('The CSV file was not written.');
  expect((await writtenIn(page)).end).toBe('aborted');
  await expect(button(page, 'Stop writing')).toHaveCount(0);
});

test('what is written can be stopped though another run is shown @chromium', async ({ page }) => {
  await choosesFile(page);
  await openRun(page, String(T));
  await button(page, 'Download CSV').click();
  await expect(status(page)).toHaveText(/^Writing the CSV file: \d+\s%$/);
  await enter(page, 'Steps T', '1000');
  await settled(page);
  await button(page, 'Stop writing').click();
  await expect.poll(async () => (await writtenIn(page)).end).toBe('aborted');
});

test('a dialog that is closed, or a disk that is full, is told @chromium', async ({ page }) => {
  await openRun(page, String(T));
  await page.evaluate(() => {
    Object.assign(window, {
      showSaveFilePicker: () => Promise.reject(new DOMException('closed', 'AbortError')),
    });
  });
  await button(page, 'Download CSV').click();
  await expect(status(page)).toHaveText('The CSV file was not written.');
  await page.evaluate(() => {
    const full = () => Promise.reject(new DOMException('The disk is full.', 'QuotaExceededError'));
    const createWritable = () => Promise.resolve({ write: full, abort: () => Promise.resolve() });
    Object.assign(window, { showSaveFilePicker: () => Promise.resolve({ createWritable }) });
  });
  await button(page, 'Download CSV').click();
  await expect(page.getByRole('alert')).toHaveText(
    'The CSV file was not written: The disk is full.',
  );
});

test('without that, it comes in parts, each complete in itself @chromium', async ({ page }) => {
  test.setTimeout(180_000);
  await page.addInitScript(() => {
    Object.assign(window, { showSaveFilePicker: undefined });
    delete window.showSaveFilePicker;
  });
  await openRun(page, String(NPY_T));
  await expect(button(page, 'Download CSV')).toHaveAccessibleDescription(/in 25 files one after/);
  await expect(button(page, 'Download NPY')).toHaveAccessibleDescription(/in 3 files one after/);
  const files: Download[] = [];
  page.on('download', (file) => files.push(file));
  await button(page, 'Download NPY').click();
  await expect(status(page)).toContainText('NPY file of 90,000,001 rows written.', {
    timeout: 150_000,
  });
  await expect.poll(() => files.length).toBe(3);
  const parts = await Promise.all(files.map(async (file) => readFile(await file.path())));
  let rows = 0;
  for (const [i, bytes] of parts.entries()) {
    expect(files[i]!.suggestedFilename()).toMatch(new RegExp(`\\.part-${i + 1}-of-3\\.npy$`));
    const shape = /'shape': \((\d+),\)/.exec(bytes.toString('latin1', 0, 128));
    expect(bytes.length).toBe(128 + 8 * Number(shape![1]));
    rows += Number(shape![1]);
  }
  expect(rows).toBe(NPY_T + 1);
  // the first of a part is the storage that the steps before it lead to
  const settings = { ...DEFAULTS, T: NPY_T, chunks: 1, boundary: 'continue' as const };
  const kernel = loadKernel()!;
  let before = 0;
  for (const [i, bytes] of parts.slice(1).entries()) {
    before += (parts[i]!.length - 128) / 8;
    const segments = [{ chunk: 0, firstStep: 0, stepCount: before }];
    const { end } = kernel({ settings, segments, start: null, wants: NO_WANTS });
    expect(bytes.readDoubleLE(128)).toBe(end.storage);
  }
});

test('what is too large for parts is refused, with the reason @chromium', async ({ page }) => {
  test.setTimeout(120_000);
  await page.addInitScript(() => {
    Object.assign(window, { showSaveFilePicker: undefined });
    delete window.showSaveFilePicker;
  });
  await openRun(page, '1.3e9');
  for (const format of ['CSV', 'NPY']) {
    await expect(button(page, `Download ${format}`)).toBeDisabled();
    await expect(button(page, `Download ${format}`)).toHaveAccessibleDescription(
      /^No .* does not let a page write to a large file, and these would be too many parts/,
    );
  }
  // a part of it still can be had
  await enter(page, 'Go to step', '1299999000');
  await page.getByRole('radio', { name: 'Part in sight' }).check();
  await expect(button(page, 'Download CSV')).toBeEnabled();
});
