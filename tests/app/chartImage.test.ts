import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeSideBySide } from '../../src/app/share/placeSideBySide.ts';
import { wrapText } from '../../src/app/share/wrapText.ts';

const letters = (text: string) => text.length;

describe('the texts of an image', () => {
  it('break at blanks, and a link wherever it must', () => {
    expect(wrapText('one two three four', 9, letters)).toEqual(['one two', 'three', 'four']);
    expect(wrapText('see https://example.org/', 10, letters)).toEqual([
      'see',
      'https://ex',
      'ample.org/',
    ]);
    expect(wrapText('45.0\u00a0% of them', 8, letters)).toEqual(['45.0\u00a0%', 'of them']);
  });

  it('fit the width, and nothing of them is lost', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 12, max: 40 }),
        (text, width) => {
          const lines = wrapText(text, width, letters);
          for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
          const solid = (all: string) => all.replace(/[ \n]/g, '');
          expect(solid(lines.join(''))).toBe(solid(text));
        },
      ),
    );
  });
});

describe('the pictures of an image', () => {
  const box = (left: number, top: number, width = 100, height = 80) => ({
    left,
    top,
    width,
    height,
  });

  it('stay beside one another where they are so on the page', () => {
    expect(placeSideBySide([box(500, 20), box(10, 25)], 16)).toEqual({
      places: [
        { x: 116, y: 0 },
        { x: 0, y: 0 },
      ],
      width: 216,
      height: 80,
    });
  });

  it('stand close below one another, whatever is between them on the page', () => {
    const { places, width, height } = placeSideBySide([box(10, 20), box(10, 900, 300, 40)], 16);
    expect(places).toEqual([
      { x: 0, y: 0 },
      { x: 0, y: 96 },
    ]);
    expect([width, height]).toEqual([300, 136]);
  });

  it('may be none', () => {
    expect(placeSideBySide([], 16)).toEqual({ places: [], width: 0, height: 0 });
  });
});
