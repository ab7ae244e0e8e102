import { shownText } from '../../components/shownText.ts';
import { readTypedNumber } from '../../components/typedNumber.ts';

/** What is guessed: how many times something is faster, or a share in percent. */
export type GuessKind = 'times' | 'percent';

/** What is wrong with a guess, or its value; null for none. */
export function parseGuess(
  text: string,
  kind: GuessKind = 'times',
): { readonly value: number | null } | { readonly error: string } {
  const trimmed = text
    .trim()
    .replace(/\s*(%|times)$/i, '')
    .trim();
  if (trimmed === '') return { value: null };
  // a guess has no groups of three, so a comma begins its decimals
  const read = readTypedNumber(trimmed.replace(/^(\d{1,2}),(\d{1,2})$/, '$1.$2'));
  const value = Number('text' in read ? read.text : NaN);
  if (kind === 'percent') {
    if (value >= 0 && value <= 100) return { value };
    return { error: `“${shownText(text.trim())}” is not a share: write 0 to 100, or nothing.` };
  }
  if (Number.isFinite(value) && value > 0) return { value };
  return { error: `“${shownText(text.trim())}” is not a number above 0. Write 2.5, or nothing.` };
}
