import { formatCount, plural } from '../../components/format.ts';
import { binSteps } from '../../core/envelope.ts';
import { isOneStream } from '../../core/rng/stream.ts';
import { chunkSteps } from '../../core/rows.ts';
import type { SimulationRun } from '../../core/SimulationRun.ts';
import {
  areLinesEqual,
  bandPoints,
  binsOf,
  chunkPoints,
  isDense,
  joinedPoints,
  thinBins,
  type Bin,
  sampledSteps,
  type DrawnLine,
  type Point,
} from './drawnPaths.ts';

/** Chunks one after the other, or over each other on one time axis. */
export type Layout = 'joined' | 'overlaid';

interface PictureBase {
  readonly isJoined: boolean;
  /** steps that the time axis spans */
  readonly steps: number;
  /** what is drawn, in a sentence or two */
  readonly note: string;
}

export type Picture = PictureBase &
  (
    | { readonly kind: 'lines'; readonly lines: readonly DrawnLine[] }
    | { readonly kind: 'envelope'; readonly bins: readonly Bin[] }
    | {
        readonly kind: 'bands';
        readonly bands: readonly (readonly Point[])[];
        readonly lines: readonly DrawnLine[];
      }
  );

/** Chunks that are drawn a line each; more become bands. */
const MOST_LINES = 8;

const SINGLE_PATHS = 3;

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

/** What to draw of a run in so many pixel columns. */
export function picturePaths(run: SimulationRun, layout: Layout, columns: number): Picture {
  return layout === 'joined' ? joined(run, columns) : overlaid(run, columns);
}

function joined(run: SimulationRun, columns: number): Picture {
  const { T, chunks } = run.settings;
  const base = { isJoined: true, steps: T };
  const same = areLinesEqual(run) ? `, ${plural(chunks, 'chunk')}, all identical` : '';
  const seams = chunks > 1 ? ` ${plural(chunks - 1, 'seam')}${same}.` : '';
  if (run.path !== null && !isDense(T, columns)) {
    const lines = [{ label: 'storage', points: joinedPoints(run.path) }];
    return { ...base, kind: 'lines', lines, note: `Every step is drawn.${seams}` };
  }
  const bins = thinBins(binsOf(run), columns);
  return { ...base, kind: 'envelope', bins, note: `${binNote(bins)}${seams}` };
}

function overlaid(run: SimulationRun, columns: number): Picture {
  const { settings, path } = run;
  const steps = chunkSteps(settings, 0);
  const base = { isJoined: false, steps };
  const all = areLinesEqual(run)
    ? `${plural(settings.chunks, 'chunk')}, identical: 1 line visible`
    : `${plural(settings.chunks, 'chunk')} of ${plural(steps, 'step')} laid over each other`;
  if (path !== null && settings.chunks > MOST_LINES) {
    const sample = sampledSteps(path);
    const bands = bandPoints(path, sample);
    const lines = Array.from({ length: SINGLE_PATHS }, (_, chunk) => ({
      label: `chunk ${chunk}`,
      points: chunkPoints(path, chunk, sample),
    }));
    const sampled = sample.length <= steps ? `, at ${formatCount(sample.length)} of the steps` : '';
    const note = `${all}. Median and bands over all chunks, and ${SINGLE_PATHS} single paths${sampled}.`;
    return { ...base, kind: 'bands', bands, lines, note };
  }
  const isBinned = path === null || isDense(steps, columns);
  const bins = isBinned ? binsOf(run) : [];
  const lines = Array.from({ length: settings.chunks }, (_, chunk) => ({
    label: `chunk ${chunk}`,
    ...(isBinned ? chunkBins(bins, chunk) : { points: chunkPoints(path, chunk) }),
  }));
  const binned = isBinned
    ? ` Each column holds ${formatCount(binSteps(settings))} steps of a chunk: their mean, and from least to greatest.`
    : '';
  return { ...base, kind: 'lines', lines, note: `${all}.${binned}` };
}

/** The bins of one chunk as its line, the means, and the edges around it, from its start. */
function chunkBins(bins: readonly Bin[], chunk: number): Omit<DrawnLine, 'label'> {
  const own = bins.filter((bin) => bin.chunk === chunk);
  const start = own[0]!.x - (own[0]!.steps + 1) / 2;
  const points = (value: 'min' | 'max' | 'mean') =>
    own.map((bin) => ({ x: bin.x - start, y: bin[value] }));
  return { points: points('mean'), least: points('min'), greatest: points('max') };
}

function binNote(bins: readonly Bin[]): string {
  const steps = Math.max(...bins.map((bin) => bin.steps));
  const upTo = bins.every((bin) => bin.steps === steps) ? '' : 'up to ';
  return `Each column holds ${upTo}${plural(steps, 'step')}: the band reaches from the least to the greatest storage, the line is their mean.`;
}
