import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST } from './staticServer.ts';
import { expect, openPage, test } from './support.ts';

test('ships no comments, but the notices of all that it ships @chromium', async ({ page }) => {
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' });
  // the sources that are handed out keep their comments
  const isOurs = (name: string) => name !== 'start.css' && !name.includes('pythonSources');
  const scripts = files.filter((name) => /\.(js|css)$/.test(name) && isOurs(name));
  expect(scripts.length).toBeGreaterThan(5);
  for (const name of scripts) {
    expect(readFileSync(join(DIST, name), 'utf8'), name).not.toMatch(/\/\*[!*\s]|@license/);
  }
  await openPage(page);
  const link = page.getByRole('link', { name: 'Licences' });
  const address = await link.evaluate((element) => (element as HTMLAnchorElement).href);
  const notices = await (await page.request.get(address)).text();
  for (const name of ['react', 'react-dom', 'chart.js', 'comlink', 'valibot', '@stdlib/math']) {
    expect(notices).toContain(`\n${name}`);
  }
  expect(notices).toContain('Copyright the Spillway authors');
  expect(notices).toContain('Boost Software License');
});
