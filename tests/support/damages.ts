import fc from 'fast-check';

/** What befalls a link on its way from a page to a reader: its query string before and after. */
export type Damage = readonly [name: string, damage: (query: string, at: number) => string];

const encoded = (text: string) => encodeURIComponent(text);

/** Puts a text between two characters of the query, as a break of a line. */
const insert = (text: string) => (query: string, at: number) => {
  const place = Math.floor(at * (query.length + 1));
  return query.slice(0, place) + text + query.slice(place);
};

const append = (text: string) => (query: string) => query + text;
const replace = (from: string, to: string) => (query: string) => query.replaceAll(from, to);

export const DAMAGES: readonly Damage[] = [
  ...[
    '&amp;',
    '&amp;amp;',
    '&AMP;',
    '&#38;',
    '&#038;',
    '&#x26;',
    '%26',
    '%26amp;',
    ';',
    '&amp',
  ].map((sign): Damage => [`& as ${sign}`, replace('&', sign)]),
  ...['%3D', '%253D', '=3D', ':', '%20=%20', '==', '=%0D%0A'].map((sign): Damage => [
    `= as ${sign}`,
    replace('=', sign),
  ]),
  ...['.', ',', ';', ':', ')', ']', '>', '"', "'", '%2E', '%22', '%3E', '%20', '%C2%A0', '%0A'].map(
    (mark): Damage => [`${mark} at its end`, append(mark)],
  ),
  ['encoded', encoded],
  ['encoded twice', (query) => encoded(encoded(query))],
  [
    'values encoded twice',
    (query) => query.replace(/=([^&]*)/g, (_, value: string) => `=${encoded(value)}`),
  ],
  ['cut off', (query, at) => query.slice(0, 2 + Math.floor(at * (query.length - 1)))],
  ['lower case', (query) => query.toLowerCase()],
  ['upper case', (query) => query.toUpperCase()],
  ['full width', replace('0', '%EF%BC%90')],
  ['Greek', (query) => query.replace('mu=', 'μ=').replace('sigma=', 'σ=')],
  ...['=', '%20', '%0D%0A', '%0A%20', '%E2%80%8B', '%C2%A0', '%C2%AD', '%E2%80%AE'].map(
    (text): Damage => [`${text} in its midst`, insert(text)],
  ),
  ['a network’s key', append('&utm_source=a%26K%3D1&fbclid=xyz')],
  ['a network’s key before it', (query) => `gclid=1&${query}`],
];

export const anyDamage = fc.constantFrom(...DAMAGES);
