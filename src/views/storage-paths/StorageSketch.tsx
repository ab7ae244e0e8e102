import { useEffect, useRef } from 'react';
import { pixelRatio } from '../../components/pixelRatio.ts';
import { translucent, usePalette, type Palette } from '../../components/usePalette.ts';
import type { Point } from './drawnPaths.ts';
import { labelRoom } from './levelLabels.ts';
import type { Picture } from './picture.ts';
import type { StorageChartProps } from './StorageChart.tsx';

/** What axes and legend take of the chart that comes in its place, in pixels. */
const FRAME = { left: 59, top: 9, bottom: 80 };

/** The first picture, in a few lines, until Chart.js is there: the same path at the same place, without axes. */
export function StorageSketch({ picture, settings, label }: StorageChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const palette = usePalette();
  useEffect(() => {
    if (canvas.current !== null) draw(canvas.current, picture, settings.K, palette);
  }, [picture, settings.K, palette]);
  return <canvas ref={canvas} className="sketch" role="img" aria-label={label} />;
}

function draw(canvas: HTMLCanvasElement, picture: Picture, K: number, palette: Palette): void {
  const ctx = canvas.getContext('2d')!;
  const { clientWidth, clientHeight } = canvas;
  const ratio = pixelRatio();
  canvas.width = clientWidth * ratio;
  canvas.height = clientHeight * ratio;
  ctx.scale(ratio, ratio);
  const { from, to } = picture.span;
  const width = clientWidth - FRAME.left - labelRoom(clientWidth);
  const height = clientHeight - FRAME.top - FRAME.bottom;
  const x = (value: number) => FRAME.left + (width * (value - from)) / (to - from);
  const y = (value: number) => FRAME.top + height * (1 - value / (1.08 * K));
  const follow = (points: readonly Point[]) =>
    points.forEach((point, i) => ctx[i === 0 ? 'moveTo' : 'lineTo'](x(point.x), y(point.y)));
  const line = (points: readonly Point[], colour: string) => {
    ctx.beginPath();
    follow(points);
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.5;
    ctx.lineJoin = 'bevel';
    ctx.stroke();
  };
  const band = (upper: readonly Point[], lower: readonly Point[], opacity: number) => {
    ctx.beginPath();
    for (const { x: at, y: value } of [...upper, ...lower.toReversed()])
      ctx.lineTo(x(at), y(value));
    ctx.fillStyle = translucent(palette.accent, opacity);
    ctx.fill();
  };
  switch (picture.kind) {
    case 'lines':
      picture.lines.forEach(({ points }, i) => line(points, palette.series[i % 8]!));
      return;
    case 'envelope': {
      const points = (value: 'min' | 'max' | 'mean') =>
        picture.bins.map((bin) => ({ x: bin.x, y: bin[value] }));
      band(points('max'), points('min'), 0.22);
      line(points('mean'), palette.accent);
      return;
    }
    case 'bands': {
      const { bands } = picture;
      band(bands.at(-1)!.points, bands[0]!.points, 0.3);
      line(bands[(bands.length - 1) / 2]!.points, palette.accent);
    }
  }
}
