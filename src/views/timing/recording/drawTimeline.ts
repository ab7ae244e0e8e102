import { translucent, type Palette } from '../../../components/usePalette.ts';
import type { JobBox, LossBox, TimelinePicture } from './timelinePicture.ts';

/** Where the chart puts times and lanes, in its own pixels. */
export interface TimelinePlace {
  readonly xOf: (ms: number) => number;
  /** the middle of a lane */
  readonly yOf: (lane: number) => number;
  /** from one lane to the next */
  readonly laneHeight: number;
}

/** Shares of a lane's height: what a box stands for shows in its height as well as in its colour. */
const COMPUTING = 0.6;
const MESSAGE = 0.18;

/** Below this many pixels a gap between boxes would eat them. */
const GAP_FROM = 4;

type Context = CanvasRenderingContext2D;

/** Draws jobs and losses on the lanes of the workers. */
export function drawTimeline(
  context: Context,
  { jobs, losses, lengthMs }: TimelinePicture,
  place: TimelinePlace,
  palette: Palette,
): void {
  const { xOf, yOf, laneHeight } = place;
  const tall = COMPUTING * laneHeight;
  const thin = Math.max(MESSAGE * laneHeight, 2);
  const fill = (colour: string, from: number, to: number, top: number, height: number) => {
    context.fillStyle = colour;
    context.fillRect(xOf(from), top, Math.max(xOf(to) - xOf(from), 0), height);
  };

  for (const { lane, sent, started, finished, received, merged } of jobs) {
    const top = yOf(lane) - thin / 2;
    fill(palette.series[2]!, sent, started, top, thin);
    fill(palette.series[1]!, finished, received, top, thin);
    // below the lane: the worker may have its next job by then
    fill(palette.text, received, merged, yOf(lane) + tall / 2 + 1, Math.max(thin / 2, 2));
  }
  for (const loss of losses) drawLoss(context, loss, lengthMs, place, palette);
  for (const job of jobs) drawComputing(context, job, place, palette);
}

/** Neighbours differ in shade, and stand apart where there is room. */
function drawComputing(
  context: Context,
  { lane, place, started, finished, isRetry }: JobBox,
  { xOf, yOf, laneHeight }: TimelinePlace,
  palette: Palette,
): void {
  const tall = COMPUTING * laneHeight;
  const left = xOf(started);
  const top = yOf(lane) - tall / 2;
  const whole = Math.max(xOf(finished) - left, 1);
  const width = whole >= GAP_FROM ? whole - 1 : whole;
  context.fillStyle = place % 2 === 0 ? palette.accent : translucent(palette.accent, 0.55);
  context.fillRect(left, top, width, tall);
  if (!isRetry) return;
  context.strokeStyle = palette.text;
  context.lineWidth = 2;
  context.strokeRect(left - 1, top - 1, Math.max(width, 3) + 2, tall + 2);
}

function drawLoss(
  context: Context,
  { lane, sent, injured, noticed, replaced }: LossBox,
  lengthMs: number,
  { xOf, yOf, laneHeight }: TimelinePlace,
  palette: Palette,
): void {
  const tall = COMPUTING * laneHeight;
  const top = yOf(lane) - tall / 2;
  const from = xOf(sent ?? injured);
  const to = xOf(noticed);
  const until = xOf(replaced ?? lengthMs);
  context.save();

  context.setLineDash([3, 3]);
  context.strokeStyle = palette.muted;
  context.lineWidth = 1.5;
  context.strokeRect(to, top, Math.max(until - to, 1), tall);

  context.setLineDash([]);
  context.beginPath();
  context.rect(from, top, Math.max(to - from, 1), tall);
  context.fillStyle = translucent(palette.series[4]!, 0.15);
  context.fill();
  context.strokeStyle = palette.series[4]!;
  context.stroke();
  context.clip();
  context.beginPath();
  for (let x = from - tall; x < to; x += 7) {
    context.moveTo(x, top + tall);
    context.lineTo(x + tall, top);
  }
  context.stroke();
  context.restore();
}
