import { shownText } from '../../components/shownText.ts';
import type { Notice } from '../../core/settings/validateSettings.ts';

/** What sentences, lists and mail leave at the end of a link. */
const MARKS = /(?<=[^\s.,;:)\]}>"'»”’…])[\s.,;:)\]}>"'»”’]+$/;

/** Says that a value was replaced, and by what it could be. */
export function noticeText({ key, given, allowed, fallback }: Notice): string {
  const value = given === '' ? '(empty)' : shownText(given);
  const used = fallback === null ? '' : `, ${fallback}`;
  const replaced = `${key}=${value} does not fit and was replaced by its default${used}; allowed: ${allowed}.`;
  const marks = MARKS.exec(given.slice(0, 100))?.[0];
  if (marks === undefined) return replaced;
  const named = /^ +$/.test(marks) ? 'A blank' : `“${shownText(marks)}”`;
  return `${replaced} ${named} at its end is no part of a value.`;
}
