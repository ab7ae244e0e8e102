import { cpSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { DIST } from './staticServer.ts';

export const NEXT_VERSION = '99.0.0';

const HASH = /-(.{8})\.(?:js|css)$/;

/** A folder with the built page as a newer version would be: every hash in a name is another one. */
export function nextVersion(): string {
  const folder = test.info().outputPath('next-version');
  cpSync(DIST, folder, { recursive: true });
  const hashes = readdirSync(join(folder, 'assets')).flatMap((name) => HASH.exec(name)?.[1] ?? []);
  if (hashes.length === 0) throw new Error('the built files have no hash in their names');
  const renew = (text: string) =>
    hashes.reduce((all, hash) => all.replaceAll(hash, `${hash.slice(4)}${hash.slice(0, 4)}`), text);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(html|js|css)$/.test(name)) continue;
    const path = join(folder, name);
    const text = renew(readFileSync(path, 'utf8'))
      .replaceAll(thisVersion(), NEXT_VERSION)
      .replace(/"revision":"[0-9a-f]{4}(?=[0-9a-f]{28}","url":"index.html")/, '"revision":"beef');
    writeFileSync(path, text);
    renameSync(path, join(folder, renew(name)));
  }
  return folder;
}

export function thisVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
