import { fontSize, LABEL_SIZE } from '../../components/fontSize.ts';
import type { Palette } from '../../components/usePalette.ts';
import { LanePainter, type LanePlace } from './LanePainter.ts';
import { marginsOf } from './marginsOf.ts';

/**
 * Sizes a canvas for the lanes, and empties it.
 *
 * @param told - its width, as it was told last: too late for paper
 * @param ratio - pixels of the canvas for one of CSS
 * @returns null where there is nothing to paint on
 */
export function startPainter(
  canvas: HTMLCanvasElement,
  told: number,
  ratio: number,
  palette: Palette,
  more: Pick<LanePlace, 'axisMs' | 'names'> = {},
): LanePainter | null {
  const width = canvas.clientWidth || told;
  const height = canvas.clientHeight;
  const context = canvas.getContext('2d');
  if (context === null || width === 0) return null;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  context.scale(ratio, ratio);
  const { fontFamily } = getComputedStyle(canvas);
  const letters = { fontSize: fontSize(LABEL_SIZE), fontFamily };
  return new LanePainter(
    context,
    { width, height, ...marginsOf(width, height), ...letters, ...more },
    palette,
  );
}
