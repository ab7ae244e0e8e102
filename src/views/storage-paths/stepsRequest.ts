import { lengthOf, type Span } from '../../components/span.ts';
import { binSteps } from '../../core/job/envelope.ts';
import { joinedRows, overlaidRows, type RowRange } from '../../core/run/rowRanges.ts';
import { canReadSteps, type StepsRequest } from '../../core/run/keptSteps.ts';
import { streamSettings } from '../../core/rng/stream.ts';
import { chunkOf, chunkSteps, stepsBefore } from '../../core/job/rows.ts';
import type { Segment } from '../../core/job/Job.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';

/** Chunks one after the other, or over each other on one time axis. */
export type Layout = 'joined' | 'overlaid';

/** Steps in a pixel column up to which every step is drawn. */
const STEPS_PER_COLUMN = 4;

/** Lines that may have a point for every pixel column. */
const FULL_LINES = 3;

/** Steps that may be zoomed to at least, where every step can be seen. */
const LEAST_STEPS = 8;

/** The whole time axis: all steps, or those of the longest chunk. */
export function wholeSpan({ settings }: SimulationRun, layout: Layout): Span {
  return { from: 0, to: layout === 'joined' ? settings.T : chunkSteps(settings, 0) };
}

/** The shortest part of the axis that shows something. */
export function leastSpan(run: SimulationRun): number {
  return canReadSteps(run) ? LEAST_STEPS : LEAST_STEPS * binSteps(run.settings);
}

/** What to read of a run to draw a span of its axis in so many pixel columns. */
export function stepsRequest(
  run: SimulationRun,
  layout: Layout,
  span: Span,
  columns: number,
): StepsRequest {
  const { settings } = run;
  const steps = lengthOf(span);
  // several lines share the points that can be drawn at once
  const lines = layout === 'joined' ? 1 : streamSettings(settings).chunks;
  const ownColumns = columns / Math.ceil(lines / FULL_LINES);
  let resolution = 1;
  if (steps > STEPS_PER_COLUMN * ownColumns) {
    while (resolution * ownColumns < steps) resolution *= 2;
  }
  if (!canReadSteps(run)) resolution = Math.max(resolution, binSteps(settings));
  return requestAt(settings, layout, span, resolution);
}

/** The same part of the axis from the bins that every run keeps. */
export function keptRequest({ settings }: SimulationRun, layout: Layout, span: Span): StepsRequest {
  return requestAt(settings, layout, span, binSteps(settings));
}

function requestAt(settings: Settings, layout: Layout, span: Span, size: number): StepsRequest {
  const streams = streamSettings(settings);
  const from = Math.max(0, Math.floor(span.from));
  const to = Math.min(settings.T, Math.ceil(span.to));
  const isJoined = layout === 'joined';
  const first = isJoined ? chunkOf(streams, Math.max(0, from - 1)) : 0;
  const last = isJoined ? chunkOf(streams, Math.max(0, to - 1)) : streams.chunks - 1;
  const segments: Segment[] = [];
  for (let chunk = first; chunk <= last; chunk++) {
    const before = isJoined ? stepsBefore(streams, chunk) : 0;
    // a step more at either end, so that lines reach the edges
    const firstStep = down(Math.max(0, from - before - 2), size);
    const end = Math.min(chunkSteps(streams, chunk), up(to - before + 1, size));
    if (end > firstStep) segments.push({ chunk, firstStep, stepCount: end - firstStep });
  }
  return { segments, binSteps: size };
}

function down(step: number, size: number): number {
  return Math.floor(step / size) * size;
}

function up(step: number, size: number): number {
  return Math.ceil(step / size) * size;
}

/** The rows of a run's files that a span of the axis shows. */
export function rowsOfSpan({ settings }: SimulationRun, layout: Layout, span: Span): RowRange[] {
  const first = Math.max(0, Math.ceil(span.from));
  const last = Math.max(first, Math.floor(span.to));
  return layout === 'joined'
    ? joinedRows(settings, first, Math.min(last, settings.T))
    : overlaidRows(settings, first, last);
}
