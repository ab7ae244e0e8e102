/** How names of months begin, in the languages of those who write them: English, German, French, Spanish, Portuguese, Italian. */
const BEGINNINGS = [
  ['jan', 'ene', 'gen'],
  ['feb', 'fev', 'fév'],
  ['mar', 'mär', 'mrz'],
  ['apr', 'abr', 'avr'],
  ['may', 'mai', 'mag'],
  ['jun', 'juin', 'giu'],
  ['jul', 'juil', 'lug'],
  ['aug', 'ago', 'aou', 'aoû'],
  ['sep', 'set'],
  ['oct', 'okt', 'out', 'ott'],
  ['nov'],
  ['dec', 'dez', 'déc', 'dic'],
];

/** The month that a name names, 1 to 12; null of any other word. */
export function monthOf(name: string): number | null {
  if (!/^\p{L}{3,10}\.?$/u.test(name)) return null;
  const lower = name.toLowerCase();
  const index = BEGINNINGS.findIndex((each) => each.some((begin) => lower.startsWith(begin)));
  return index === -1 ? null : index + 1;
}
