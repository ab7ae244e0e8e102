import { expect, test } from 'vitest';
import { lintKeys } from '../../scripts/lintKeys.mjs';

const TEXTS = new Map([
  ['src/a.ts', "import { b } from './b.ts';\n"],
  ['src/b.ts', "export { c as b } from '../lib/c.ts';\n"],
  ['lib/c.ts', 'export const c = 1;\n'],
  ['src/later.ts', "const later = () => import('./b.ts');\n"],
]);

/** The files whose keys are not what they were before these texts, and these settings. */
function changed(texts: readonly (readonly [string, string])[], settings = ['{}']): string[] {
  const before = lintKeys(TEXTS, ['{}']);
  const after = lintKeys(new Map([...TEXTS, ...texts]), settings);
  return [...after].filter(([path, key]) => before.get(path) !== key).map(([path]) => path);
}

test('a file that is as it was keeps its key', () => {
  expect(changed([])).toEqual([]);
});

test('a change is seen in the file and in those that import it themselves', () => {
  expect(changed([['src/b.ts', 'export const b = 2;\n']])).toEqual([
    'src/a.ts',
    'src/b.ts',
    'src/later.ts',
  ]);
  expect(changed([['lib/c.ts', 'export const c = 2;\n']])).toEqual(['src/b.ts', 'lib/c.ts']);
  expect(changed([['src/d.ts', '']])).toEqual(['src/d.ts']);
});

test('what holds for all changes all', () => {
  expect(changed([], ['{"rules":{}}'])).toEqual([...TEXTS.keys()]);
});
