import { shownText } from '../../components/shownText.ts';
import { readTypedNumber } from '../../components/typedNumber.ts';

/** What is wrong with a guess, or its value; null for none. */
export function parseGuess(
  text: string,
): { readonly value: number | null } | { readonly error: string } {
  const trimmed = text
    .trim()
    .replace(/\s*(%|times)$/i, '')
    .trim();
  if (trimmed === '') return { value: null };
  const read = readTypedNumber(trimmed);
  const value = Number('text' in read ? read.text : NaN);
  if (Number.isFinite(value) && value > 0) return { value };
  return { error: `“${shownText(text.trim())}” is not a number above 0. Write 2.5, or nothing.` };
}
