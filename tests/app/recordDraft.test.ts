import { expect, it } from 'vitest';
import { draftOf, EMPTY_DRAFT, typedDraft } from '../../src/app/record/RecordDraft.ts';

it('a record is called as its file, as far as files of the page hold names', () => {
  const nameOf = (name: string) => draftOf(new File([], name)).name;
  expect(nameOf('Nile at Aswan.csv')).toBe('Nile at Aswan');
  expect(nameOf(`${'x'.repeat(240)}.csv`)).toHaveLength(200);
});

it('choices hold while the first line of a text stays the same; of another text none does', () => {
  const chosen = { options: { valueColumn: 2 }, conversion: 'sum', firstMonth: 10 } as const;
  const text = '# of a station\n\nyear,q,peak\n1990,5,9\n';
  const draft = { ...EMPTY_DRAFT, ...chosen, text };
  expect(typedDraft(draft, `${text}1991,6,9\n`)).toMatchObject(chosen);
  expect(typedDraft(draft, text.replace('a station', 'it'))).toMatchObject(chosen);
  for (const other of ['', text.replace('peak', 'top'), '5\n6\n']) {
    expect(typedDraft(draft, other)).toEqual({ ...EMPTY_DRAFT, text: other });
  }
  const file = new File([], 'nile.csv');
  expect(typedDraft({ ...draft, file, text: '' }, '')).toEqual(EMPTY_DRAFT);
});
