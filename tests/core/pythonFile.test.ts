import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pythonFile } from '../../src/core/files/pythonFile.ts';
import { ARTICLE } from '../support/settings.ts';

const read = (name: string) => readFileSync(`${import.meta.dirname}/../../python/${name}`, 'utf8');
const sources = { script: read('spillway.py'), kernel: read('kernel.c') };

describe('the Python file of a run', () => {
  it('is the script with settings, digest and kernel in the two lines for them', () => {
    const file = pythonFile(sources, { ...ARTICLE, T: 1e10, K: 1e-7 }, '0123456789abcdef');
    const { record: _record, ...keys } = ARTICLE; // null in JSON is none in Python
    const changed = file.split('\n').filter((line) => !sources.script.includes(line));
    expect(changed[0]).toBe(
      `EXPERIMENT = {"settings":${JSON.stringify({ ...keys, T: 1e10, K: 1e-7 })},"path":{"values":10000000002,"digest":"0123456789abcdef"}}`,
    );
    expect(file).toContain(`\nKERNEL = r'''${sources.kernel}'''\n`);
    const without = file
      .replace(/^EXPERIMENT = .*$/m, '')
      .replace(`KERNEL = r'''${sources.kernel}'''`, '');
    expect(without).toBe(
      sources.script.replace(/^EXPERIMENT = None.*$/m, '').replace(/^KERNEL = None.*$/m, ''),
    );
  });

  it('is refused where the script has no line for what it needs', () => {
    expect(() => pythonFile({ ...sources, script: 'pass\n' }, ARTICLE, '')).toThrow('EXPERIMENT');
  });
});
