import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pythonFile } from '../../src/core/files/pythonFile.ts';
import { ARTICLE } from '../support/settings.ts';

const read = (name: string) => readFileSync(`${import.meta.dirname}/../../python/${name}`, 'utf8');
const sources = { script: read('spillway.py'), kernel: read('kernel.c') };

describe('the Python file of a run', () => {
  it('is the script with settings, digest and kernel in the two lines for them', () => {
    const file = pythonFile(sources, { ...ARTICLE, T: 1e10, K: 1e-7 }, '0123456789abcdef', null);
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

  const drawn = { values: [7, 1.5], blockLength: 2 };

  it('holds the record that the run is drawn from, as the page knows it', () => {
    const record = {
      values: [7, null, 1.5],
      firstTime: '1901',
      step: 'year',
      unit: 'Mm3',
      name: 'A',
    } as const;
    const inUse = { record, draw: 'blocks', blockLength: 2 } as const;
    expect(pythonFile(sources, { ...ARTICLE, record: drawn }, '', inUse)).toContain(
      '"digest":""},"record":{"values":[7,None,1.5],"firstTime":"1901","step":"year","unit":"Mm3","name":"A","draw":"blocks","blockLength":2}}\n',
    );
  });

  it('holds no more of a record than its values where the page has another in use', () => {
    const file = pythonFile(sources, { ...ARTICLE, record: drawn }, '', null);
    expect(file).toContain(
      '"record":{"values":[7,1.5],"firstTime":None,"step":None,"unit":None,"name":"","draw":"blocks","blockLength":2}}\n',
    );
    expect(file).not.toMatch(/^EXPERIMENT = .*null/m);
  });

  it('is refused where the script has no line for what it needs', () => {
    expect(() => pythonFile({ ...sources, script: 'pass\n' }, ARTICLE, '', null)).toThrow(
      'EXPERIMENT',
    );
  });
});
