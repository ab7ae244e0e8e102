import { formatCount } from '../../../components/format.ts';
import type { Span } from '../../../components/span.ts';
import { chunkOf, chunkSteps, stepsBefore } from '../../../core/job/rows.ts';
import { streamSettings } from '../../../core/rng/stream.ts';
import type { ChunkStep } from '../../../core/run/stepFlows.ts';
import type { Settings } from '../../../core/settings/Settings.ts';
import type { Layout } from '../stepsRequest.ts';

/** The steps that end within a span of the axis; one at least. */
export function stepsWithin(span: Span, last: number): Span {
  const to = Math.min(Math.max(1, Math.floor(span.to)), last);
  return { from: Math.min(Math.max(1, Math.ceil(span.from)), to), to };
}

/** The step of its chunk that ends at `x` of the axis, a whole number from 1. */
export function chunkStepAt(
  settings: Settings,
  layout: Layout,
  x: number,
  chunk: number,
): ChunkStep {
  const streams = streamSettings(settings);
  if (layout === 'overlaid') {
    // the shortest chunks may have a step less than the axis
    return { chunk, step: Math.min(x, chunkSteps(streams, chunk)) };
  }
  const own = chunkOf(streams, x - 1);
  return { chunk: own, step: x - stepsBefore(streams, own) };
}

/** "Step 141"; of a later chunk that counts for itself, which step of it, too. */
export function placeName(
  settings: Settings,
  layout: Layout,
  x: number,
  { chunk, step }: ChunkStep,
): string {
  if (layout === 'overlaid') return `Step ${formatCount(step)} of chunk ${chunk}`;
  const own = settings.boundary === 'continue' || chunk === 0;
  return `Step ${formatCount(x)}${own ? '' : `: step ${formatCount(step)} of chunk ${chunk}`}`;
}
