/** More of what was given would push away what is said of it. */
const MOST_CHARACTERS = 40;

/** What has no picture of its own, turns the line, or stands on top of other letters. */
const UNSEEN = /^(?! )[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]$/u;
const MARK = /^\p{M}$/u;

/** Letters of scripts that run from right to left. */
const RIGHT_TO_LEFT =
  /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;
const ISOLATE = '\u2068';
const END_OF_ISOLATE = '\u2069';

/**
 * A text from outside, as it may stand in a sentence: cut, with what cannot be seen as `[U+202E]`, and
 * unable to turn the words beside it.
 */
export function shownText(text: string): string {
  let shown = '';
  let length = 0;
  let marks = 0;
  for (const character of text.slice(0, 2 * MOST_CHARACTERS + 2)) {
    if (length === MOST_CHARACTERS) {
      shown += '…';
      break;
    }
    length += 1;
    marks = MARK.test(character) ? marks + 1 : 0;
    shown += UNSEEN.test(character) || marks > 2 ? codeOf(character) : character;
  }
  return RIGHT_TO_LEFT.test(shown) ? `${ISOLATE}${shown}${END_OF_ISOLATE}` : shown;
}

function codeOf(character: string): string {
  return `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;
}
