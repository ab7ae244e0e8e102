import fc from 'fast-check';

const anyCharacter = fc
  .integer({ min: 0, max: 0x10_ffff })
  .map((code) => String.fromCodePoint(code));

/** Text of any characters, surrogates alone among them; `unit: 'binary'` makes a table of all for as much as a second. */
export const anyCharacters = (maxLength = 10): fc.Arbitrary<string> =>
  fc.array(anyCharacter, { maxLength }).map((characters) => characters.join(''));
