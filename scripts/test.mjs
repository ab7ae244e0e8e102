// Runs all checks in order and stops at the first that fails: `npm test`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
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
const PYTHON = [python, ...UNITTEST, '-s', 'tests/python'];
const SLOW = ['--project', 'slow', '--project', 'browser', '--maxWorkers=100%']; // else one core is left

/** What stands together runs side by side: Python keeps one core busy for most of its time. */
const CHECKS = [
  [['npm', 'run', '--silent', 'check', '--', '--all']], // and the kernel before it, and fast unit tests
  [['npx', 'vite', 'build', '--logLevel', 'warn']],
  [['node', 'scripts/checkSize.mjs']],
  [['npx', 'vitest', 'run', ...SLOW], ...(python === null ? [] : [PYTHON])],
  [['npx', 'playwright', 'test']],
  [['node', 'tests/webkit/digests.mjs']],
];

/** Runs a command, which may say what it does as it goes, or has it told in one piece when it has ended. */
async function run([command, ...args], isHeard) {
  const title = `\n> ${command} ${args.join(' ')}`;
  if (isHeard) console.log(title);
  const child = spawn(command, args, {
    stdio: isHeard ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CHROMIUM_PATH: chromium },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => (said += text));
  }
  const [code] = await once(child, 'close');
  if (!isHeard) console.log(`${title}\n${said}`);
  return code ?? 1;
}

for (const [first, ...others] of CHECKS) {
  const codes = await Promise.all([run(first, true), ...others.map((other) => run(other, false))]);
  const failed = codes.find((code) => code !== 0);
  if (failed !== undefined) process.exit(failed);
}
