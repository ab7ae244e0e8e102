import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { formatNumber } from '../../components/format.ts';
import { usePixelRatio } from '../../components/pixelRatio.ts';
import { usePalette } from '../../components/usePalette.ts';
import { useWidth } from '../../components/useWidth.ts';
import { pairOf, type ChunkComparison } from '../../core/independence/ChunkComparison.ts';
import { cellAt, drawMatrix, fullColour, matrixLayout } from './drawMatrix.ts';
import { movedPair } from './movedPair.ts';

/** Chunks of which a matrix is drawn: more would have cells of no size. */
export const MATRIX_CHUNKS = { least: 3, most: 64 } as const;

export interface PairMatrixProps {
  readonly comparison: ChunkComparison;
  readonly pair: readonly [number, number];
  readonly onPair: (pair: readonly [number, number]) => void;
}

/** The correlations of all pairs. A click on a cell, or the keys of a grid, choose the pair. */
export function PairMatrix({ comparison, pair, onPair }: PairMatrixProps) {
  const palette = usePalette();
  const ratio = usePixelRatio();
  const [element, size] = useWidth(400);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { chunks, compared } = comparison;

  useEffect(() => {
    const context = canvas.current!.getContext('2d');
    if (context === null) return;
    const side = canvas.current!.clientWidth || size; // `size` is told later, too late for paper
    canvas.current!.width = side * ratio;
    canvas.current!.height = side * ratio;
    context.scale(ratio, ratio);
    drawMatrix(context, side, comparison, pair, palette);
  }, [size, ratio, comparison, pair, palette]);

  const onClick = (event: MouseEvent<HTMLElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const layout = matrixLayout(size, chunks);
    const cell = cellAt(layout, event.clientX - left, event.clientY - top);
    if (cell !== null) onPair(cell);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isBrowsers = event.ctrlKey || event.altKey || event.metaKey;
    const next = isBrowsers ? null : movedPair(pair, event.key, chunks);
    if (next === null) return;
    event.preventDefault();
    onPair(next);
  };
  const reach = formatNumber(fullColour(compared), 2);
  return (
    <div className="matrix">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys are its own */}
      <div
        ref={element}
        className="matrix-cells"
        role="application"
        aria-roledescription="matrix"
        aria-label={`Correlations of all pairs of chunks. ${pairText(comparison, pair)} Arrow keys, Home, End, Page Up and Page Down choose another pair.`}
        tabIndex={0}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <canvas ref={canvas} aria-hidden="true" />
      </div>
      <p className="matrix-legend">
        <span dir="ltr">
          <span>{`r of shocks −${reach}`}</span> <i className="scale" /> <bdi>{`+${reach}`}</bdi>
        </span>
        <span>
          <i className="chance" /> within chance (95&nbsp;%)
        </span>
        <span>
          <i className="identical" /> identical
        </span>
        <span>
          <i className="overlap" /> overlap
        </span>
      </p>
    </div>
  );
}

function pairText(comparison: ChunkComparison, [a, b]: readonly [number, number]): string {
  const pair = pairOf(comparison, a, b);
  if (pair === undefined) return '';
  const r = Number.isNaN(pair.shockR) ? 'no r' : `r = ${formatNumber(pair.shockR, 2)}`;
  const mark = pair.identical ? ', identical' : pair.overlaps ? ', overlap' : '';
  return `Chunk ${a} and chunk ${b}: ${r}${mark}.`;
}
