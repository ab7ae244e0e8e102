/** Keys that mailers, networks and shops add to links: nobody meant one of ours by them. */
const OF_OTHERS =
  /^(?:utm|mtm|pk|hsa|mc|ga|gl|hs|sc)_|^_|^(?:.{1,3}clid|fbclid|dclid|msclkid|igshi?d?)$/i;

/** A map, for a word of a link may be any, `constructor` too. */
const GREEK = new Map([
  ['μ', 'mu'],
  ['µ', 'mu'],
  ['σ', 'sigma'],
  ['ρ', 'rho'],
]);

/** Shorter ones are one edit away from too much. */
const LEAST_LETTERS = 4;

/**
 * The known key that an unknown one was likely to be; null if it resembles none.
 *
 * @param isAlone - it came without a value, as at the end of a link that was cut off
 */
export function likelyKey(key: string, isAlone: boolean, known: readonly string[]): string | null {
  if (OF_OTHERS.test(key)) return null;
  const words = key.slice(0, 100).match(/\p{L}+/gu) ?? [];
  for (const word of words.map((each) =>
    (GREEK.get(each) ?? each).replace(/^amp/i, '').toLowerCase(),
  )) {
    const likely =
      known.find((each) => each.toLowerCase() === word) ??
      known.find((each) => each.length >= LEAST_LETTERS && isOneEdit(each, word)) ??
      (isAlone && word !== '' ? known.find((each) => each.toLowerCase().startsWith(word)) : null);
    if (likely) return likely;
  }
  return null;
}

/** Whether one letter more, less or another, or two in turn, make one word the other. */
function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restOfA, restOfB] = [a.slice(start), b.slice(start)];
  return (
    restOfA.slice(1) === restOfB.slice(1) ||
    restOfA.slice(1) === restOfB ||
    restOfA === restOfB.slice(1) ||
    (restOfA.slice(2) === restOfB.slice(2) &&
      restOfA[0] === restOfB[1] &&
      restOfA[1] === restOfB[0])
  );
}
