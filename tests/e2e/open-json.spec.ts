import { downloadText } from './downloads.ts';
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
  radio,
  settled,
  status,
  tab,
  test,
  type Page,
} from './support.ts';

const SETTINGS =
  '"v":1,"K":100,"mu":70,"sigma":70,"target":70,"T":200,"chunks":2,"seed":0,' +
  '"generator":"numpy","seeding":"distinct","boundary":"restart","view":"storage"';

/** A file of the page without parameters, with some parts changed. */
function articleFile(change: { settings?: object; digest?: string } = {}): string {
  return JSON.stringify({
    spillway: { version: '0.1.0', schema: 1 },
    settings: { ...JSON.parse(`{${SETTINGS}}`), ...change.settings } as object,
    path: { values: 202, digest: change.digest ?? ARTICLE_DIGEST },
  });
}

/** Chooses a file, past the browser's dialogue. */
async function open(page: Page, content: string | Buffer, name = 'run.json'): Promise<void> {
  const file = { name, mimeType: 'application/json', buffer: Buffer.from(content) };
  await page.getByLabel('JSON file to open').setInputFiles(file);
}

const AGREES = `The digest agrees with the file's: ${ARTICLE_DIGEST}.`;

test('asks for a file by its button, tells in any view of measurements that it cannot give, and replaces a setting that does not fit', async ({
  page,
}) => {
  await openPage(page);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    button(page, 'Open JSON').click(),
  ]);
  expect(chooser.isMultiple()).toBe(false);

  await open(page, '{"spillway":{"schema":1},"measurements":[1,2,null,{}]}', 'm.json');
  await expect(alert(page)).toContainText(/^4 of 4 measurements of m\.json left out: /);

  await open(page, articleFile({ settings: { K: -1, seeding: 'none' } }));
  await expect(alert(page)).toContainText('K=-1 ');
  await expect(alert(page)).toContainText('seeding=none ');
  await expect(input(page, 'Capacity K')).toHaveValue('100');
});

test('restores the settings of a file, runs, and says that the digest agrees', async ({ page }) => {
  await openPage(page, 'K=500&T=50&chunks=1&seeding=same&boundary=continue&view=independence');
  await open(page, articleFile());
  await expect(status(page)).toHaveText(AGREES);
  await settled(page);
  expect(await digest(page)).toBe(ARTICLE_DIGEST);
  expect(await query(page)).toMatchObject({ K: '100', T: '200', chunks: '2', view: 'storage' });
  await expect(radio(page, 'A seed each')).toBeChecked();
  await expect(tab(page, 'Storage')).toHaveAttribute('aria-selected', 'true');
  await expect(alert(page)).toBeEmpty();
  await page.goBack();
  await expect(input(page, 'Capacity K')).toHaveValue('500');
});

test('opens what it has written itself @chromium', async ({ page }) => {
  await openPage(page, 'K=333.25&mu=1e-7&T=1234&chunks=5&seed=4294967295&seeding=same');
  const before = await digest(page);
  const file = await downloadText(page, 'Download JSON');
  await enter(page, 'Capacity K', '90');
  await settled(page);
  await open(page, file);
  await expect(status(page)).toHaveText(`The digest agrees with the file's: ${before}.`);
  await expect(input(page, 'Capacity K')).toHaveValue('333.25');
});

test('runs a file of the settings in force again, and lets the next run and the next download have their say @chromium', async ({
  page,
}) => {
  await openPage(page);
  await open(page, articleFile());
  await expect(status(page)).toHaveText(AGREES);
  await button(page, 'Run').click();
  await expect(status(page)).toContainText('same settings, same seed: same numbers');
  await open(page, articleFile());
  await expect(status(page)).toHaveText(AGREES);
  await downloadText(page, 'Download CSV');
  await expect(status(page)).toContainText('CSV file of 202 rows written.');
  await open(page, articleFile());
  await expect(status(page)).toHaveText(AGREES);
});

test('warns of a digest that differs', async ({ page }) => {
  await openPage(page, 'K=500');
  const tampered = ARTICLE_DIGEST.replace(/^./, (digit) => (digit === '0' ? '1' : '0'));
  await open(page, articleFile({ digest: tampered }));
  await expect(alert(page)).toContainText(ARTICLE_DIGEST);
  await expect(alert(page)).toContainText(tampered);
  await expect(status(page)).not.toContainText('agrees');
  await enter(page, 'Capacity K', '90');
  await expect(alert(page)).toBeEmpty();
});

test('runs a file however long its run is', async ({ page }) => {
  await openPage(page);
  await open(page, articleFile({ settings: { T: 10000001 } }));
  await expect(alert(page)).toContainText('the numbers differ', { timeout: 45_000 });
  await expect(page.locator('.quiet')).toContainText('10,000,001 steps');
});

test('what is told of a file ends when the next one is opened', async ({ page }) => {
  await openPage(page, 'K=500');
  await open(page, articleFile());
  await expect(status(page)).toHaveText(AGREES);
  await open(page, '{', 'bad.json');
  await expect(alert(page)).toHaveText('bad.json could not be opened: it is not JSON.');
  await expect(status(page)).toHaveText('bad.json was not opened.');
  await open(page, articleFile({ digest: '0123456789abcdef' }), 'other.json');
  await expect(alert(page)).toContainText('but other.json says 0123456789abcdef');
  await open(page, '{', 'worse.json');
  await expect(alert(page)).toHaveText('worse.json could not be opened: it is not JSON.');
});

test('what is told of a file comes into sight, though its button is far below', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openPage(page);
  await button(page, 'Open JSON').scrollIntoViewIfNeeded();
  await expect(status(page)).not.toBeInViewport();
  await open(page, '{', 'bad.json');
  await expect(page.getByText('bad.json could not be opened: it is not JSON.')).toBeInViewport();
});

test('refuses a file that is not its own, and loses nothing', async ({ page }) => {
  await openPage(page, 'K=500&seed=3');
  const before = await digest(page);
  const rubbish: [string, string | Buffer][] = [
    ['empty.json', ''],
    ['broken.json', articleFile().slice(0, -10)],
    ['list.json', '[1, 2, 3]'],
    ['null.json', 'null'],
    ['other.json', '{"name": "spillway"}'],
    ['schema.json', articleFile().replace('"schema":1', '"schema":2')],
    ['digest.json', articleFile({ digest: 'xyz' })],
    ['bytes.json', Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0, 255])],
  ];
  for (const [name, content] of rubbish) {
    await open(page, content, name);
    await expect(alert(page)).toContainText(`${name} could not be opened: `);
  }
  await settled(page);
  expect(await digest(page)).toBe(before);
  await expect(input(page, 'Capacity K')).toHaveValue('500');
  await open(page, articleFile());
  await expect(status(page)).toHaveText(AGREES);
  await expect(alert(page)).toBeEmpty();
});
