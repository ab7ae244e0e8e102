import { execFileSync } from 'node:child_process';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

/** The shell first: it draws no window round the page, and takes half as long for a test. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

/** Arguments that a closed network and the root user need. */
export const CHROMIUM_ARGS = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Whether a path is a file that can be run. */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The path of a program, or null. */
export function which(name, path = process.env.PATH ?? '') {
  const paths = path.split(delimiter).map((folder) => join(folder, name));
  return paths.find(isProgram) ?? null;
}

/** The program that a variable of the environment names; null if it is not set. */
function given(variable) {
  const path = process.env[variable];
  if (!path) return null;
  if (isProgram(path)) return path;
  throw new Error(`${variable} is ${path}, but there is no file that can be run`);
}

/** Ubuntu's chromium is a script that starts that of snap, which a container does not have. */
function isSnapStub(path) {
  return statSync(path).size < 100_000 && readFileSync(path, 'utf8').includes('/snap/bin/');
}

/** Chromium: from CHROMIUM_PATH, Playwright's own, or the system's; null if there is none. */
export function findChromium() {
  const path = given('CHROMIUM_PATH');
  if (path !== null) return path;
  if (isProgram(chromium.executablePath())) return chromium.executablePath();
  const found = NAMES.map((name) => which(name)).filter((each) => each !== null);
  return found.find((each) => !isSnapStub(each)) ?? null;
}

/** Firefox: from FIREFOX_PATH, or where the system has one that Playwright can drive: Debian's ESR. */
export function findFirefox() {
  return given('FIREFOX_PATH') ?? which('firefox-esr');
}

/** Finds Chromium or, on Debian as root, installs it; else says in one line what to do. */
export function ensureChromium() {
  return findChromium() ?? installChromium() ?? fail('No Chromium found');
}

function installChromium() {
  if (process.getuid?.() !== 0 || !isDebian() || which('apt-get') === null) return null;
  console.log('No Chromium found: installing it with apt-get.');
  const apt = (...args) => execFileSync('apt-get', args, { stdio: 'inherit' });
  try {
    apt('update', '-qq');
    const install = (name) =>
      apt('install', '-y', '-qq', '--no-install-recommends', name, 'fonts-liberation2');
    try {
      install('chromium-headless-shell');
    } catch {
      install('chromium'); // an older Debian
    }
  } catch {
    fail('No Chromium found, and apt-get could not install it');
  }
  return findChromium();
}

function fail(what) {
  throw new Error(`${what}: install it, or set CHROMIUM_PATH to its program.`);
}

/** Debian itself: what is like it may have another chromium. */
export function isDebian(osRelease = '/etc/os-release') {
  try {
    return /^ID="?debian"?$/m.test(readFileSync(osRelease, 'utf8'));
  } catch {
    return false;
  }
}
