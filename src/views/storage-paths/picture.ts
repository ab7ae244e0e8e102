import { formatCount, plural } from '../../components/format.ts';
import { isWhole, type Span } from '../../components/span.ts';
import type { StepsRead, StepsRequest } from '../../core/run/keptSteps.ts';
import { isOneStream } from '../../core/rng/stream.ts';
import { chunkSteps } from '../../core/job/rows.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import type { StoragePath } from '../../core/run/StoragePath.ts';
import {
  bandPoints,
  chunkPoints,
  commonSteps,
  joinChunks,
  readBins,
  sampledSteps,
  stepPoints,
  thinBins,
  type Band,
  type Bin,
  type DrawnLine,
} from './drawnPaths.ts';
import { wholeSpan, type Layout } from './stepsRequest.ts';

interface PictureBase {
  readonly isJoined: boolean;
  /** the part of the time axis that is shown */
  readonly span: Span;
  /** what is drawn, in a sentence or two */
  readonly note: string;
}

export type Picture = PictureBase &
  (
    | { readonly kind: 'lines'; readonly lines: readonly DrawnLine[] }
    | { readonly kind: 'envelope'; readonly bins: readonly Bin[] }
    | {
        readonly kind: 'bands';
        /** the median in the middle, as many to either side */
        readonly bands: readonly Band[];
        readonly lines: readonly DrawnLine[];
      }
  );

/** What was read of a run to be drawn. */
export interface ShownSteps {
  readonly request: StepsRequest;
  readonly read: StepsRead;
}

/** Chunks that are drawn a line each; more become bands. */
const MOST_LINES = 8;

/** Chunks that are drawn over the bands. */
export const SINGLE_PATHS = 3;

/** Whether the chunks can be laid over each other: not marks on one path, nor bands without a path. */
export function canOverlay({ settings, path }: SimulationRun): boolean {
  const { chunks } = settings;
  return chunks > 1 && !isOneStream(settings) && (chunks <= MOST_LINES || path !== null);
}

/** How the chunks are drawn unless the user chooses: many futures over each other. */
export function defaultLayout(run: SimulationRun): Layout {
  const { chunks, boundary } = run.settings;
  return chunks > MOST_LINES && boundary === 'restart' && canOverlay(run) ? 'overlaid' : 'joined';
}

/** How the chunks are drawn, given what the user chose. */
export function layoutOf(run: SimulationRun, chosen: Layout | null): Layout {
  return canOverlay(run) ? (chosen ?? defaultLayout(run)) : 'joined';
}

/** The path of which bands over all chunks are to be drawn; null if every chunk is a line. */
export function bandsPath({ settings, path }: SimulationRun, layout: Layout): StoragePath | null {
  return layout === 'overlaid' && settings.chunks > MOST_LINES ? path : null;
}

/**
 * The picture of single steps or of bins.
 *
 * @param areIdentical - all chunks (see `areLinesEqual`)
 */
export function picturePaths(
  run: SimulationRun,
  layout: Layout,
  span: Span,
  { request, read }: ShownSteps,
  columns: number,
  areIdentical: boolean,
): Picture {
  const { settings } = run;
  const base = { isJoined: layout === 'joined', span };
  const isSteps = request.binSteps === 1;
  const steps = isSteps ? 'Every step is drawn.' : binNote(request.binSteps);
  const notes = [spanNote(run, layout, span), chunksNote(run, layout, areIdentical)];
  if (layout === 'joined') {
    if (isSteps) {
      const points = joinChunks(settings, request, stepPoints(run, request, read));
      return {
        ...base,
        kind: 'lines',
        lines: [{ label: 'storage', points }],
        note: join([steps, ...notes]),
      };
    }
    const bins = thinBins(joinChunks(settings, request, readBins(request, read)), columns);
    const widest = bins.reduce((most, bin) => Math.max(most, bin.steps), 1);
    return { ...base, kind: 'envelope', bins, note: join([binNote(widest), ...notes]) };
  }
  const drawn = isSteps
    ? stepPoints(run, request, read).map((points) => ({ points }))
    : readBins(request, read).map(binLine);
  const lines = drawn.map((line, i) => ({ label: `chunk ${request.segments[i]!.chunk}`, ...line }));
  return { ...base, kind: 'lines', lines, note: join([...notes, steps]) };
}

/** The picture of quantiles over all chunks. */
export function pictureBands(
  run: SimulationRun,
  path: StoragePath,
  span: Span,
  areIdentical: boolean,
): Picture {
  const sample = sampledSteps(path, span);
  const bands = bandPoints(path, sample);
  const lines = Array.from({ length: SINGLE_PATHS }, (_, chunk) => ({
    label: `chunk ${chunk}`,
    points: chunkPoints(path, chunk, sample),
  }));
  const common = commonSteps(path, span);
  const steps = common.to - common.from;
  const sampled =
    sample.length <= steps
      ? `, drawn at ${formatCount(sample.length)} of the ${formatCount(steps)} steps`
      : '';
  const note = join([
    spanNote(run, 'overlaid', span),
    chunksNote(run, 'overlaid', areIdentical),
    `Median and bands over all chunks, and ${SINGLE_PATHS} single paths${sampled}.`,
  ]);
  return { isJoined: false, span, kind: 'bands', bands, lines, note };
}

function join(notes: readonly string[]): string {
  return notes.filter((note) => note !== '').join(' ');
}

function binNote(steps: number): string {
  return `Each column holds up to ${plural(steps, 'step')}: the band reaches from the least to the greatest storage, the line is their mean.`;
}

function spanNote(run: SimulationRun, layout: Layout, span: Span): string {
  const whole = wholeSpan(run, layout);
  if (isWhole(span, whole)) return '';
  return `Steps ${formatCount(Math.ceil(span.from))} to ${formatCount(Math.floor(span.to))} of ${formatCount(whole.to)}.`;
}

function chunksNote(run: SimulationRun, layout: Layout, areIdentical: boolean): string {
  const { chunks } = run.settings;
  if (chunks === 1) return '';
  if (layout === 'joined') {
    const same = areIdentical ? `, ${plural(chunks, 'chunk')}, all identical` : '';
    return `${plural(chunks - 1, 'seam')}${same}.`;
  }
  return areIdentical
    ? `${plural(chunks, 'chunk')}, identical: 1 line visible.`
    : `${plural(chunks, 'chunk')} of ${chunkLength(run.settings)} laid over each other.`;
}

/** Steps of the chunks, which may differ by one: "22 or 23 steps". */
function chunkLength(settings: Settings): string {
  const [shortest, longest] = [chunkSteps(settings, settings.chunks - 1), chunkSteps(settings, 0)];
  const either = shortest === longest ? '' : `${formatCount(shortest)} or `;
  return either + plural(longest, 'step');
}

/** The bins of one chunk as its line, the means, and the edges around it. */
function binLine(bins: readonly Bin[]): Omit<DrawnLine, 'label'> {
  const points = (value: 'min' | 'max' | 'mean') =>
    bins.map((bin) => ({ x: bin.x, y: bin[value] }));
  return { points: points('mean'), least: points('min'), greatest: points('max') };
}
