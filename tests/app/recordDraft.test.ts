import { expect, it } from 'vitest';
import { draftOf } from '../../src/app/record/RecordDraft.ts';

it('a record is called as its file, as far as files of the page hold names', () => {
  const nameOf = (name: string) => draftOf(new File([], name)).name;
  expect(nameOf('Nile at Aswan.csv')).toBe('Nile at Aswan');
  expect(nameOf(`${'x'.repeat(240)}.csv`)).toHaveLength(200);
});
