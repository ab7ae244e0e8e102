// Keeps the built page small: what comes before the form stands, and before the first picture, brotli.
import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

const ASSETS = new URL('../dist/assets/', import.meta.url);

/** Bytes at most, of the scripts whose names begin so. */
const BUDGETS = [
  { when: 'until the form stands', names: ['app-', 'rolldown-runtime-'], most: 100_000 },
  {
    when: 'until the first picture',
    names: ['app-', 'rolldown-runtime-', 'charts-'],
    most: 160_000,
  },
];

let isTooLarge = false;
for (const { when, names, most } of BUDGETS) {
  const files = readdirSync(ASSETS).filter((file) =>
    names.some((name) => file.startsWith(name) && file.endsWith('.js')),
  );
  if (files.length !== names.length) throw new Error(`Not built as expected: ${files.join(', ')}`);
  const bytes = files
    .map((file) => brotliCompressSync(readFileSync(new URL(file, ASSETS))).length)
    .reduce((sum, size) => sum + size, 0);
  isTooLarge ||= bytes > most;
  console.log(
    `Script ${when}: ${bytes} bytes, at most ${most}${bytes > most ? ': too large' : ''}`,
  );
}
if (isTooLarge) process.exit(1);
