// Checks form and types beside the fast unit tests, and ends all at the first that fails: `npm run check`, which also
// puts node_modules/.bin on the path; with `--all` it lints with types what did not change, too.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import './buildKernel.mjs';

// a cache of its own: prettier run without one, on one file, throws away the usual one
const CACHE = '--cache-location=node_modules/.cache/prettier/check.json';
const FORM = [
  ['prettier', '--experimental-cli', '--check', '--cache', CACHE, '--log-level', 'warn', '.'],
  ['node', 'scripts/lint.mjs', ...process.argv.slice(2)],
  ['tsc', '-b'],
];
const TESTS = ['vitest', 'run', '--project', 'unit', '--maxWorkers=100%'];

// Go's collector takes a fifth of what oxlint and tsc take, unless it may leave more behind
const env = { GOGC: '400', ...process.env };
const start = ([command, ...args], stdio) =>
  spawn(command, args, { stdio, env, shell: process.platform === 'win32' });
const ended = async (child) => (await once(child, 'close'))[0] ?? 1;

const tests = start(TESTS, 'inherit');
const testsEnded = ended(tests);

// what is said of form comes in one piece, after the tests have ended: not between their lines
for (const check of FORM) {
  const child = start(check, ['ignore', 'pipe', 'pipe']);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += text));
  if ((await ended(child)) === 0) continue;
  tests.kill();
  await testsEnded;
  console.error(`\n> ${check.join(' ')}\n${said}`);
  process.exit(1);
}
process.exit(await testsEnded);
