// Lints all files; with types, which takes ten times as long, those that changed since they passed or import one that
// did. A type that comes by way of a third module, or from a `.d.mts`, is not followed: `--all` looks at all, as
// `npm test` does.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { lintKeys } from './lintKeys.mjs';

const PASSED = 'node_modules/.cache/oxlint/passed.json';
const MANY = 100; // files: a command line cannot name all

const shell = process.platform === 'win32';
const textOf = (path) => readFileSync(path, 'utf8');

/** Nothing has passed, where what was kept cannot be read. */
function readPassed() {
  try {
    return Object.entries(JSON.parse(textOf(PASSED)));
  } catch {
    return [];
  }
}

const filesOf = (folder) =>
  readdirSync(folder, { recursive: true }).map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
const paths = [...['public', 'scripts', 'src', 'tests'].flatMap(filesOf), ...readdirSync('.')];
const texts = new Map(
  paths.filter((path) => /\.[cm]?[jt]sx?$/.test(path)).map((path) => [path, textOf(path)]),
);
const projects = JSON.parse(textOf('tsconfig.json')).references.map(({ path }) => path);
const settings = [
  'package-lock.json',
  '.oxlintrc.json',
  'tsconfig.base.json',
  ...projects.map((path) => `${path}/tsconfig.json`),
];
const keys = lintKeys(texts, settings.map(textOf));

const passed = new Map(process.argv.includes('--all') ? [] : readPassed());
const changed = [...keys].filter(([path, key]) => passed.get(path) !== key).map(([path]) => path);

const RUNS =
  changed.length > MANY
    ? [['--type-aware']]
    : [[], ...(changed.length > 0 ? [['--type-aware', ...changed]] : [])];
for (const args of RUNS) {
  const { status, error } = spawnSync(
    'oxlint',
    ['--deny-warnings', '--no-error-on-unmatched-pattern', ...args],
    { stdio: 'inherit', shell },
  );
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

mkdirSync(dirname(PASSED), { recursive: true });
writeFileSync(PASSED, JSON.stringify(Object.fromEntries(keys)));
