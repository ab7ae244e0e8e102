import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { MOST_BYTES, qrPicture, type QrPicture } from '../../src/app/share/qr.ts';
import { tiered } from '../support/tiered.ts';

/** Pixels of a module's side. */
const MODULE = 2;

/** Paints a picture's path, and reads it as another's decoder does. */
function decode({ size, path }: QrPicture): string | undefined {
  const side = size * MODULE;
  const pixels = new Uint8ClampedArray(4 * side * side).fill(255);
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = Number(y) * MODULE; row < (Number(y) + 1) * MODULE; row++) {
      const from = 4 * (row * side + Number(x) * MODULE);
      pixels.fill(0, from, from + 4 * Number(width) * MODULE);
      for (let i = from + 3; i < from + 4 * Number(width) * MODULE; i += 4) pixels[i] = 255;
    }
  }
  return jsQR(pixels, side, side)?.data;
}

const LINK =
  'https://example.org/spillway/?v=1&K=100&mu=70&sigma=70&target=70&T=200&chunks=2&seed=0' +
  '&generator=xoshiro&seeding=distinct&boundary=restart&view=storage';

describe('a QR code', () => {
  it.each([
    LINK,
    ...tiered([], [`${LINK}&unit=Mm%C2%B3&step=months`]),
    `${LINK}&unit=${'x'.repeat(tiered(250, 600))}`,
  ])('is read as the link that was put in: %.120s', (link) => {
    expect(decode(qrPicture(link)!)).toBe(link);
  });

  it('has four white modules around it', () => {
    const { size, path } = qrPicture(LINK)!;
    const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map((run) => run.slice(1).map(Number));
    const [left, right] = [
      Math.min(...runs.map(([x]) => x!)),
      Math.max(...runs.map(([x, , n]) => x! + n!)),
    ];
    const rows = runs.map(([, y]) => y!);
    expect([left, size - right]).toEqual([4, 4]);
    expect([Math.min(...rows), size - 1 - Math.max(...rows)]).toEqual([4, 4]);
  });

  it('holds what the standard says, and no more', () => {
    expect(qrPicture('x'.repeat(MOST_BYTES))?.size).toBe(177 + 8); // version 40
    expect(qrPicture('x'.repeat(MOST_BYTES + 1))).toBeNull();
    expect(qrPicture('ü'.repeat(MOST_BYTES / 2 + 1))).toBeNull(); // two bytes each
  });
});
