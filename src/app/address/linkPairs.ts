/** An & as documents write it; of a link in one, what follows the & stays before the key. */
const ENTITY = /^(?:amp;|#0*38;|#x0*26;)+/i;

/** What has no place in a key: blanks and breaks of lines that were folded, and what cannot be seen. */
const BLANKS = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;

/** Links are passed on through others, each of which may encode them again. */
const MOST_ENCODINGS = 4;

type Pair = readonly [key: string, value: string];

/**
 * The keys and values of a query string, in order, with the damage undone that leaves one meaning:
 * `&amp;` for &, keys folded into the next line, a link that was encoded once more.
 *
 * @param link - of an address: `?`, the query, and what follows a #
 */
export function linkPairs(link: string, knownKeys: ReadonlySet<string>): Pair[] {
  const pairs: Pair[] = [];
  const add = (text: string, encodings: number) => {
    // a + is a plus here, as in 1e+6, where forms would read a blank
    for (const [key, value] of new URLSearchParams(text.replaceAll('+', '%2B'))) {
      const bare = key.replace(BLANKS, '').replace(ENTITY, '');
      const known = knownKeys.has(bare);
      if (encodings < MOST_ENCODINGS && value === '' && /=|%(?:25)*3D/i.test(key)) {
        add(key, encodings + 1);
      } else if (encodings < MOST_ENCODINGS && known && value.includes('&')) {
        add(`${bare}=${value}`, encodings + 1); // no value of ours holds an &
      } else {
        pairs.push([known ? bare : key, value]);
      }
    }
  };
  add(queryOf(link), 0);
  return pairs;
}

/** What follows a # is no part of the query, unless the # itself is one of an &. */
function queryOf(link: string): string {
  return link
    .replace(/^\?/, '')
    .replace(/&#(?=0*38;|x0*26;)/gi, '&%23')
    .replace(/#.*$/s, '');
}
