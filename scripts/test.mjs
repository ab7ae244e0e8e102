// Runs all checks in order and stops at the first that fails: `npm test`.
import { spawnSync } from 'node:child_process';
import { ensureChromium, findFirefox } from './findBrowser.mjs';
import { ensurePython } from './findPython.mjs';

let chromium;
try {
  chromium = ensureChromium();
  findFirefox(); // what is wrong with it is told before anything runs
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const python = ensurePython();
if (python === null)
  console.log('No Python with NumPy is found: the tests of python/ are skipped.');

const UNITTEST = ['-W', 'error::RuntimeWarning', '-m', 'unittest', 'discover', '-b'];
const CHECKS = [
  ['npm', 'run', '--silent', 'check'], // and the kernel before it, and fast unit tests
  ...(python === null ? [] : [[python, ...UNITTEST, '-s', 'tests/python']]),
  ['npx', 'vitest', 'run', '--project', 'slow', '--project', 'browser'],
  ['npx', 'vite', 'build', '--logLevel', 'warn'],
  ['node', 'scripts/checkSize.mjs'],
  ['npx', 'playwright', 'test'],
  ['node', 'tests/webkit/digests.mjs'],
];
for (const [command, ...args] of CHECKS) {
  console.log(`\n> ${command} ${args.join(' ')}`);
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM_PATH: chromium },
  });
  if (status !== 0) process.exit(status ?? 1);
}
