import { RecordError } from '../RecordReading.ts';

/** Of a text, letters and lines that are read at most. */
export const MOST_LETTERS = 20e6;
const MOST_LINES = 1e6;

/** A text by its lines. Of those that are passed over nothing is left but their place. */
export interface Lines {
  /** one for each line of the text */
  readonly texts: readonly string[];
  /** what comment lines say, without their sign */
  readonly comments: readonly string[];
}

/** Zeros and the like, which texts have none of. */
// oxlint-disable-next-line no-control-regex -- it is what is looked for
const NO_TEXT = /[\x00-\x08\x0e-\x1f]/;
const SAMPLE = 1000;

/** What a ZIP file begins with, and so a workbook. */
const ZIP = 'PK\u0003\u0004';

const LINE_END = /\r\n|\n|\r/;

/** @throws RecordError where there is too much */
export function linesOf(text: string): Lines {
  if (text.length > MOST_LETTERS) throw tooLarge(text.length);
  if (NO_TEXT.test(text.slice(0, SAMPLE))) {
    const what = text.startsWith(ZIP)
      ? 'a ZIP file, as workbooks (.xlsx, .ods) are'
      : 'no plain text';
    throw new RecordError(`it is ${what}: save it as CSV, in UTF-8, in the program that it is of`);
  }
  let count = 1;
  for (let at = text.search(/[\r\n]/); at !== -1 && at < text.length; at++) {
    const code = text.charCodeAt(at);
    // of CR LF one counts
    if (code === 13 || (code === 10 && text.charCodeAt(at - 1) !== 13)) count++;
  }
  if (count > MOST_LINES + 1) {
    throw new RecordError(`it has ${count} lines, and up to ${MOST_LINES} are read`);
  }
  const comments: string[] = [];
  const texts = text
    .replace(/^\uFEFF/, '')
    .split(LINE_END)
    .map((line) => {
      const comment = /^\s*"?#/.exec(line);
      if (comment === null) return line;
      comments.push(line.slice(comment[0].length).trim());
      return '';
    });
  return { texts, comments };
}

/** @param size - letters of a text, or bytes of a file */
export function tooLarge(size: number): RecordError {
  const megabytes = (size / 1e6).toFixed(1);
  return new RecordError(
    `it is too large: ${megabytes} MB, and up to ${MOST_LETTERS / 1e6} MB are read`,
  );
}
