import { encode } from 'uqr';

/** A QR code as a picture: `size` by `size` modules, its white edge included. */
export interface QrPicture {
  readonly size: number;
  /** of an SVG path: what is dark, row by row */
  readonly path: string;
}

/** Modules of white around it: scanners need four. */
const EDGE = 4;

/** Bytes of the longest text that a QR code holds. */
export const MOST_BYTES = 2953;

/** The QR code of a text, with the most error correction that does not make it larger; null if the text is too long. */
export function qrPicture(text: string): QrPicture | null {
  if (new TextEncoder().encode(text).length > MOST_BYTES) return null;
  const { size, data } = encode(text, { ecc: 'L', boostEcc: true, border: EDGE });
  const runs = data.flatMap((row, y) => darkRuns(row).map(([x, n]) => `M${x} ${y}h${n}v1h-${n}z`));
  return { size, path: runs.join('') };
}

/** Where dark modules of a row begin that stand side by side, and how many they are. */
function darkRuns(row: readonly boolean[]): [from: number, count: number][] {
  const runs: [number, number][] = [];
  row.forEach((isDark, x) => {
    if (!isDark) return;
    if (x > 0 && row[x - 1]!) runs.at(-1)![1] += 1;
    else runs.push([x, 1]);
  });
  return runs;
}
