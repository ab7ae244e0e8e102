const WORDS = new Set([
  '',
  'na',
  'n/a',
  'nan',
  'null',
  '-',
  '--',
  '---',
  'm',
  '#n/a',
  'ice',
  'eqp',
  'bkw',
  'ssn',
  '***',
]);

const CODES = new Set([-99, -99.9, -99.99, -999, -999.9, -9999, -901, -902]);

/** HEC's code is the least number of its computers. */
const LEAST = -1e30;

/** What stands where a value is missing. */
export interface MissingCodes {
  readonly hasWord: (field: string) => boolean;
  readonly hasNumber: (value: number) => boolean;
}

/** @param comments - of the text, which may name a code */
export function missingCodes(comments: readonly string[]): MissingCodes {
  const named = comments.flatMap((comment) => {
    const code = /missing values? (?:are|is) indicated by:?\s*(\S+)/i.exec(comment)?.[1];
    return code === undefined ? [] : [code.toLowerCase()];
  });
  const words = new Set([...WORDS, ...named]);
  const numbers = new Set([...CODES, ...named.map(Number).filter((code) => !Number.isNaN(code))]);
  return {
    // no word of them is longer, but for those that are named
    hasWord: (field) => (field.length <= 4 || named.length > 0) && words.has(field.toLowerCase()),
    hasNumber: (value) => value < LEAST || numbers.has(value),
  };
}
