import { expect, test } from 'vitest';
import { CSV_HEADER } from '../../src/core/job/csv.ts';
import { CsvStorages } from '../../src/core/files/csvStorages.ts';

const LINES = [CSV_HEADER.trimEnd(), '0,0,,70,,100', '0,1,5,35,0,35'];

function read(text: string): number[] {
  const reader = new CsvStorages();
  return [...reader.read(text), ...reader.end()];
}

test.each(['\n', '\r\n', '\r\r\n'])('lines may end in %j', (end) => {
  expect(read(LINES.join(end) + end)).toEqual([100, 35]);
  expect(read(LINES.join(end))).toEqual([100, 35]);
});

test('pieces may be cut anywhere', () => {
  const text = LINES.join('\r\n');
  for (let cut = 0; cut <= text.length; cut++) {
    const reader = new CsvStorages();
    const storages = [text.slice(0, cut), text.slice(cut)].flatMap((piece) => [
      ...reader.read(piece),
    ]);
    expect([...storages, ...reader.end()]).toEqual([100, 35]);
  }
});

test.each([
  ['', 'it is empty'],
  [CSV_HEADER, 'it has no rows'],
  ['a,b\n1,2\n', 'it begins with “a,b”'],
  [`${LINES.join('\n')}\n0,2,5\n`, 'line 4 is “0,2,5”, not the six numbers of a row'],
])('says what is wrong with %j', (text, why) => {
  expect(() => read(text)).toThrow(why);
});
