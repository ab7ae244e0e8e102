import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Arguments that a closed network and the root user need. */
export const CHROMIUM_ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The path of a program, or null. */
export function which(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // not in this folder
    }
  }
  return null;
}

/** Chromium: from CHROMIUM_PATH, Playwright's own, or the system's; null if there is none. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new Error(`CHROMIUM_PATH is ${given}, but there is no such file`);
  }
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  return NAMES.map(which).find((path) => path !== null) ?? null;
}

/** Firefox where the system has one that Playwright can drive: Debian's ESR. */
export function findFirefox() {
  return process.env.FIREFOX_PATH ?? which('firefox-esr');
}

/** Finds Chromium or, on Debian as root, installs it; else says in one line what to do. */
export function ensureChromium() {
  const found = findChromium();
  if (found !== null) return found;
  if (process.getuid?.() === 0 && isDebian() && which('apt-get') !== null) {
    console.log('No Chromium found: installing it with apt-get.');
    const apt = (...args) => execFileSync('apt-get', args, { stdio: 'inherit' });
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation2');
    const installed = findChromium();
    if (installed !== null) return installed;
  }
  throw new Error('No Chromium found: install it, or set CHROMIUM_PATH to its program.');
}

function isDebian() {
  return existsSync('/etc/os-release') && /debian/.test(readFileSync('/etc/os-release', 'utf8'));
}
