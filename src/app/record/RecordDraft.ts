import type { ReadingOptions } from '../../core/record/RecordReading.ts';
import type { Conversion } from '../../core/record/yearsOf.ts';

/** What stands in the dialog: a text, or a file in place of it, and how it is to be read. */
export interface RecordDraft {
  readonly text: string;
  readonly file: File | null;
  readonly name: string;
  readonly options: ReadingOptions;
  /** null: as the unit that the text names says */
  readonly conversion: Conversion | null;
  /** in which a year begins, 1 to 12 */
  readonly firstMonth: number;
}

export const EMPTY_DRAFT: RecordDraft = {
  text: '',
  file: null,
  name: 'pasted',
  options: {},
  conversion: null,
  firstMonth: 1,
};

/** Letters of a name that files of the page hold. */
const MOST_LETTERS = 200;

/** A file, read by the rules; its record is called as it is. */
export function draftOf(file: File): RecordDraft {
  return { ...EMPTY_DRAFT, file, name: file.name.replace(/\.\w{1,4}$/, '').slice(0, MOST_LETTERS) };
}

/** A text is typed or pasted: choices hold while its first line stays the same, which says what the columns are; else all fall. */
export function typedDraft(draft: RecordDraft, text: string): RecordDraft {
  const isSame = draft.file === null && firstLine(draft.text) === firstLine(text);
  return { ...(isSame ? draft : EMPTY_DRAFT), text, name: EMPTY_DRAFT.name };
}

/** The first line that says something, and is no comment. */
function firstLine(text: string): string | undefined {
  return /^(?!\s*"?#).*\S.*$/m.exec(text)?.[0];
}
