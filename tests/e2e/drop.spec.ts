import { contractDigest } from '../support/contractDigest.ts';
import { download, downloadText } from './downloads.ts';
import {
  alert,
  ARTICLE_DIGEST,
  button,
  digest,
  enter,
  expect,
  input,
  openPage,
  query,
  settled,
  status,
  tab,
  test,
  type Locator,
  type Page,
} from './support.ts';

interface Dropped {
  readonly name: string;
  readonly content: string;
}

/** Drags something over a part of the page, and perhaps lets go; tells which of the events the page has taken. */
function drag(
  target: Locator,
  what: { readonly files?: readonly Dropped[]; readonly text?: string },
  types = ['dragenter', 'dragover', 'drop'],
): Promise<boolean[]> {
  return target.evaluate(
    (element, { files = [], text, events }) => {
      const dataTransfer = new DataTransfer();
      for (const { name, content } of files) dataTransfer.items.add(new File([content], name));
      if (text !== undefined) dataTransfer.setData('text/uri-list', text);
      return events.map((type) => {
        const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
        return !element.dispatchEvent(event);
      });
    },
    { ...what, events: types },
  );
}

const body = (page: Page) => page.locator('body');
const sign = (page: Page) => page.locator('.drop-sign');

const EXPERIMENT = JSON.stringify({
  spillway: { version: '0.1.0', schema: 1 },
  settings: { v: 1, K: 100, mu: 70, sigma: 70, target: 70, T: 200, chunks: 2, seed: 0 },
  path: { digest: ARTICLE_DIGEST },
});

test('a dropped file is opened, with a sign while it is held over the page', async ({ page }) => {
  await openPage(page, 'K=500&view=independence&generator=numpy');
  const files = [
    {
      name: 'run.json',
      content: EXPERIMENT.replace(
        '"seed":0',
        '"seed":0,"generator":"numpy","seeding":"distinct","boundary":"restart"',
      ),
    },
  ];
  expect(await drag(body(page), { files }, ['dragenter', 'dragover'])).toEqual([true, true]);
  await expect(sign(page)).toHaveText('Let go to open the file.');
  await drag(body(page), { files }, ['dragleave']);
  await expect(sign(page)).toHaveCount(0);
  expect(await drag(page.getByRole('tablist'), { files })).toEqual([true, true, true]);
  await expect(sign(page)).toHaveCount(0);
  await expect(status(page)).toHaveText(`The digest agrees with the file's: ${ARTICLE_DIGEST}.`);
  await expect(input(page, 'Capacity K')).toHaveValue('100');
  await expect(alert(page)).toBeEmpty();
});

/** A file with one measurement, which ended then. */
function measurementFile(date: string): string {
  const round = {
    round: 0,
    workers: 1,
    wallMs: 200,
    startMs: 0,
    computeMs: 190,
    handOverMs: 5,
    mergeMs: 5,
    waitMs: 0,
  };
  const lost = { hiddenSamples: 0, lostSamples: 0 };
  const measurement = {
    date,
    environment: { userAgent: 'Firefox/150.0', hardwareConcurrency: 2, crossOriginIsolated: true },
    settings: {
      K: 100,
      mu: 70,
      sigma: 70,
      target: 70,
      T: 1e6,
      chunks: 8,
      seed: 0,
      generator: 'xoshiro',
      seeding: 'distinct',
      boundary: 'restart',
    },
    timing: {
      steps: 1e6,
      chunks: 8,
      mode: 'strong',
      rounds: [round],
      clockStepMs: 0.1,
      cores: 2,
      ...lost,
    },
    comparison: null,
  };
  return JSON.stringify({
    spillway: { version: '0.5.0', schema: 1 },
    measurements: [measurement],
  });
}

test('a dropped file of measurements is added to those kept @chromium', async ({ page }) => {
  await openPage(page);
  const content = measurementFile('2026-11-22T20:00:00.000Z');
  await drag(body(page), { files: [{ name: 'other.json', content }] });
  await expect(status(page)).toHaveText(
    '1 measurement of other.json added to those kept in the Timing view.',
  );
  await drag(body(page), { files: [{ name: 'again.json', content }] });
  await expect(status(page)).toHaveText(
    '0 measurements of again.json added to those kept in the Timing view.',
  );
  await tab(page, 'Timing').click();
  await page.getByText('Measurements kept (1)').click();
  await expect(page.getByRole('button', { name: /^Show 1: Speed-up/ })).toBeVisible();
});

test('what two tabs keep at the same time is all kept', async ({ page, context }) => {
  const other = await context.newPage();
  const tabs = [page, other];
  for (const each of tabs) await openPage(each);
  await Promise.all(
    tabs.map(async (each, hour) => {
      for (let minute = 10; minute < 16; minute++) {
        const name = `${minute}.json`;
        const content = measurementFile(`2026-11-22T2${hour}:${minute}:00.000Z`);
        await drag(body(each), { files: [{ name, content }] });
        await expect(status(each)).toHaveText(
          `1 measurement of ${name} added to those kept in the Timing view.`,
        );
      }
    }),
  );
  await tab(other, 'Timing').click();
  await expect(other.getByText('Measurements kept (12)')).toBeVisible();
});

test('several files at once are refused in words, and what is no file of the page too @chromium', async ({
  page,
}) => {
  await openPage(page, 'K=500');
  const picture = { name: 'dam.png', content: '\u0089PNG' };
  await drag(body(page), { files: [picture, picture] });
  await expect(alert(page)).toHaveText('2 files were dropped: one at a time can be opened.');
  await drag(body(page), { files: [picture] });
  await expect(alert(page)).toHaveText('dam.png could not be opened: it is not JSON.');
  expect(await query(page)).toMatchObject({ K: '500' });
});

test('a dropped link does not make the browser leave, and goes into fields as ever', async ({
  page,
}) => {
  await openPage(page);
  const text = 'https://example.org/';
  expect(await drag(body(page), { text })).toEqual([true, true, true]);
  await expect(sign(page)).toHaveCount(0);
  // left to the browser
  expect(await drag(input(page, 'Capacity K'), { text })).toEqual([false, false, false]);
});

test.describe('a file of storages', () => {
  const open = (page: Page, name: string, buffer: Buffer) =>
    page.getByLabel('JSON file to open').setInputFiles({ name, mimeType: '', buffer });

  for (const kind of ['CSV', 'NPY']) {
    test(`${kind}: is held against the run in sight, and finds the way back to its settings @chromium`, async ({
      page,
    }) => {
      await openPage(page, 'T=70000&chunks=3&seed=5');
      const own = await digest(page);
      const { name, bytes } = await download(page, `Download ${kind}`);
      await expect(status(page)).toContainText(`${kind} file of 70,003 rows written.`);
      await expect(status(page)).toContainText(own);
      const json = await downloadText(page, 'Download JSON');
      await open(page, name, bytes);
      await expect(status(page)).toHaveText(
        `These are the storages of the run in sight: 70,003 rows, digest ${own}.`,
      );

      await enter(page, 'Capacity K', '90');
      await settled(page);
      await open(page, 'lost', bytes);
      await expect(status(page)).toHaveText(
        `lost does not hold the storages of the run in sight: 70,003 rows, digest ${own}. ` +
          `To get its settings back, open spillway-${own}.json, if it was saved with it, or the link of that run.`,
      );
      await open(page, `spillway-${own}.json`, Buffer.from(json));
      await expect(status(page)).toHaveText(`The digest agrees with the file's: ${own}.`);
      await expect(input(page, 'Capacity K')).toHaveValue('100');
    });
  }

  test('is told from that of another run @chromium', async ({ page }) => {
    await openPage(page, 'K=100&mu=10&sigma=0&target=0&T=2&chunks=1'); // nothing is released: it stays full
    const own = contractDigest(Float64Array.of(100, 100, 100));
    const rows = '0,0,,0,,100\r\n0,1,10,0,10,100\r\n0,2,10,0,10,100\r\n';
    const csv = `chunk,step,inflow,release,spill,storage\r\n${rows}`;
    await open(page, 'full.csv', Buffer.from(csv));
    await expect(status(page)).toHaveText(
      `These are the storages of the run in sight: 3 rows, digest ${own}.`,
    );
    await open(page, 'other.csv', Buffer.from(csv.replaceAll('100\r', '99\r')));
    const other = contractDigest(Float64Array.of(99, 99, 99));
    await expect(status(page)).toContainText(`open spillway-${other}.json`);
  });

  test('that is cut off or changed says so @chromium', async ({ page }) => {
    await openPage(page, 'T=1000');
    const own = await digest(page);
    const npy = (await download(page, 'Download NPY')).bytes;
    await open(page, 'cut.npy', npy.subarray(0, -8));
    await expect(alert(page)).toHaveText(
      'cut.npy could not be opened: its header tells of 1002 values, and it holds 1001.',
    );
    const changed = Buffer.from(npy);
    changed.writeUInt8(changed.readUInt8(changed.length - 8) ^ 1, changed.length - 8); // one bit
    await open(page, `spillway-${own}.npy`, changed);
    await expect(status(page)).toContainText('does not hold the storages of the run in sight');
    const csv = await downloadText(page, 'Download CSV');
    await open(page, 'odd.csv', Buffer.from(csv.replace(/\n0,7,.*\r/, '\n0,7,x\r')));
    await expect(alert(page)).toHaveText(
      'odd.csv could not be opened: line 9 is “0,7,x”, not the six numbers of a row.',
    );
    await expect(button(page, 'Open JSON')).toBeEnabled();
  });
});
