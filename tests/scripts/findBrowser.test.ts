import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  ensureChromium,
  findChromium,
  findFirefox,
  isDebian,
  which,
} from '../../scripts/findBrowser.mjs';

// no browser of Playwright's own, whatever this machine has
vi.mock('playwright', () => ({ chromium: { executablePath: () => '/nowhere/chromium' } }));
vi.mock('node:child_process', () => ({ execFileSync: vi.fn<typeof execFileSync>() }));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'browser-'));
  vi.stubEnv('PATH', folder);
  vi.stubEnv('CHROMIUM_PATH', '');
  vi.stubEnv('FIREFOX_PATH', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function program(name: string, text = 'ELF'): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  chmodSync(path, 0o755);
  return path;
}

test('which finds files that can be run, and passes folders and others by', () => {
  const [first, second] = [join(folder, 'a'), join(folder, 'b')];
  mkdirSync(join(first, 'tool'), { recursive: true });
  mkdirSync(second);
  writeFileSync(join(second, 'text'), '');
  const tool = program('b/tool');
  expect(which('tool', [first, second].join(delimiter))).toBe(tool);
  expect(which('text', second)).toBe(null);
  expect(which('absent', second)).toBe(null);
});

test.each([
  ['CHROMIUM_PATH', findChromium],
  ['FIREFOX_PATH', findFirefox],
] as const)('%s must be a file that can be run', (variable, find) => {
  const text = join(folder, 'text');
  writeFileSync(text, '');
  for (const wrong of [folder, text, join(folder, 'absent')]) {
    vi.stubEnv(variable, wrong);
    expect(find).toThrow(`${variable} is ${wrong}, but there is no file that can be run`);
  }
  const right = program('browser');
  vi.stubEnv(variable, right);
  expect(find()).toBe(right);
});

test('a chromium that only starts that of snap is none', () => {
  program('chromium-browser', '#!/bin/sh\nexec /snap/bin/chromium "$@"\n');
  expect(findChromium()).toBe(null);
  const chrome = program('google-chrome', '#!/bin/bash\nexec /opt/google/chrome/chrome "$@"\n');
  expect(findChromium()).toBe(chrome);
});

test('Debian is told from what is like it', () => {
  const release = program('os-release', 'ID=ubuntu\nID_LIKE=debian\n');
  expect(isDebian(release)).toBe(false);
  program('os-release', 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n');
  expect(isDebian(release)).toBe(true);
  expect(isDebian(join(folder, 'absent'))).toBe(false);
});

test('says in one line what to do where nothing can be installed', () => {
  expect(ensureChromium).toThrow('install it, or set CHROMIUM_PATH to its program.');
});

test('an apt-get that fails ends in the same advice', () => {
  vi.stubGlobal('console', { ...console, log: () => {} });
  vi.spyOn(process, 'getuid').mockReturnValue(0);
  vi.mocked(execFileSync).mockImplementation(() => {
    throw new Error('Command failed: apt-get update -qq');
  });
  program('apt-get');
  const told = (() => {
    try {
      return ensureChromium();
    } catch (error) {
      return (error as Error).message;
    }
  })();
  expect(told).toMatch(
    /^No Chromium found(, and apt-get could not install it)?: install it, or set CHROMIUM_PATH/,
  );
  expect(told).toContain(isDebian() ? 'apt-get could not install it' : 'No Chromium found');
  vi.unstubAllGlobals();
});
