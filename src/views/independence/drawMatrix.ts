import type { ChunkComparison, PairComparison } from '../../core/independence/ChunkComparison.ts';
import { fontSize, LABEL_SIZE, labelPixels } from '../../components/fontSize.ts';
import type { Palette } from '../../components/usePalette.ts';
import { mix } from '../../components/mix.ts';

/** Correlations beyond so many standard errors, 1 / sqrt(n), have the full colour. */
const FULL_COLOUR = 4;

/** The |r| from which on a cell has the full colour. */
export function fullColour(stepCount: number): number {
  return Math.min(1, FULL_COLOUR / Math.sqrt(stepCount));
}

/** Where the cells are in the square, in its own pixels. */
export interface MatrixLayout {
  readonly left: number;
  readonly top: number;
  readonly cell: number;
  readonly chunks: number;
}

/** Room for numbers and the axis's name. */
const margin = () => labelPixels(36);

export function matrixLayout(size: number, chunks: number): MatrixLayout {
  const left = margin();
  return { left, top: 2, cell: Math.max(size - left - 2, 1) / chunks, chunks };
}

/** The chunks of the cell at a point, a across and b down; null outside and on the diagonal. */
export function cellAt(
  { left, top, cell, chunks }: MatrixLayout,
  x: number,
  y: number,
): readonly [number, number] | null {
  const a = Math.floor((x - left) / cell);
  const b = Math.floor((y - top) / cell);
  const isInside = Math.min(a, b) >= 0 && Math.max(a, b) < chunks;
  return isInside && a !== b ? [a, b] : null;
}

/** Draws the correlations of all pairs, each twice: as (a, b) and as (b, a). */
export function drawMatrix(
  context: CanvasRenderingContext2D,
  size: number,
  comparison: ChunkComparison,
  [a, b]: readonly [number, number],
  palette: Palette,
): void {
  const layout = matrixLayout(size, comparison.chunks);
  const { left, top, cell, chunks } = layout;
  const extent = cell * chunks;
  context.clearRect(0, 0, size, size);
  context.fillStyle = palette.surface;
  context.fillRect(left, top, extent, extent);

  // whole pixels, or thin lines would show between cells
  const edge = (start: number, index: number) => Math.round(start + index * cell);
  const gap = cell >= 12 ? 1 : 0;
  const paint = (pair: PairComparison, column: number, row: number) => {
    const x = edge(left, column);
    const y = edge(top, row);
    const width = edge(left, column + 1) - x - gap;
    const height = edge(top, row + 1) - y - gap;
    context.fillStyle = colourOf(pair, comparison.compared, palette);
    context.fillRect(x, y, width, height);
    if (pair.overlaps) drawStripe(context, x, y, width, height, palette);
  };
  for (const pair of comparison.pairs) {
    paint(pair, pair.a, pair.b);
    paint(pair, pair.b, pair.a);
  }
  drawAxes(context, layout, palette);

  const grow = Math.max(0, (9 - cell) / 2);
  context.strokeStyle = palette.text;
  context.lineWidth = 2;
  const corner = (start: number, index: number) => edge(start, index) - grow;
  context.strokeRect(corner(left, a), corner(top, b), cell + 2 * grow, cell + 2 * grow);
}

/** The p from which on a correlation is taken for chance, and its cell is grey: else chance would look like a pattern. */
const CHANCE = 0.05;

/** Identical pairs have the colour of the text, as no correlation has. */
export function colourOf(
  pair: Pick<PairComparison, 'identical' | 'shockR' | 'shockP'>,
  stepCount: number,
  palette: Palette,
): string {
  if (pair.identical) return palette.text;
  if (!(pair.shockP <= CHANCE)) return palette.grid; // also one that has no p, of few steps
  const share = Math.min(1, Math.abs(pair.shockR) / fullColour(stepCount));
  return mix(palette.surface, pair.shockR < 0 ? palette.series[6]! : palette.series[1]!, share);
}

function drawStripe(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  width: number,
  height: number,
  { text }: Palette,
): void {
  context.strokeStyle = text;
  context.lineWidth = Math.min(Math.max(1, width / 8), 2.5);
  context.beginPath();
  context.moveTo(x, y + height);
  context.lineTo(x + width, y);
  context.stroke();
}

function drawAxes(
  context: CanvasRenderingContext2D,
  { left, top, cell, chunks }: MatrixLayout,
  { text, muted }: Palette,
): void {
  const bottom = top + cell * chunks;
  const middle = (cell * chunks) / 2;
  context.font = `${fontSize(LABEL_SIZE)}px system-ui, sans-serif`;
  context.fillStyle = text;
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  context.fillText('chunk a', left + middle, bottom + margin() - 2);
  context.save();
  context.translate(2, top + middle);
  context.rotate(-Math.PI / 2);
  context.textBaseline = 'top';
  context.fillText('chunk b', 0, 0);
  context.restore();

  context.font = `${fontSize(LABEL_SIZE)}px system-ui, sans-serif`;
  context.fillStyle = muted;
  const every = [1, 2, 4, 8, 16].find((step) => step * cell >= labelPixels(26)) ?? 16;
  for (let chunk = 0; chunk < chunks; chunk += every) {
    const at = (chunk + 0.5) * cell;
    context.textAlign = 'center';
    context.textBaseline = 'top';
    context.fillText(String(chunk), left + at, bottom + 4);
    context.textAlign = 'right';
    context.textBaseline = 'middle';
    // the first is not cut at the edge
    context.fillText(String(chunk), left - 5, Math.max(top + at, fontSize(LABEL_SIZE) / 2));
  }
}
