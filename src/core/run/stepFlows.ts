import { chunkSteps, rowOf } from '../job/rows.ts';
import type { Segment } from '../job/Job.ts';
import { releaseOf, spillOf } from '../reservoir/waterBalance.ts';
import { BLOCK_STEPS } from '../rng/blockSteps.ts';
import { streamSettings } from '../rng/stream.ts';
import type { Settings } from '../settings/Settings.ts';
import type { SimulationRun } from './SimulationRun.ts';

/** A step of a chunk, from 1; chunks as `streamSettings` cuts them. */
export interface ChunkStep {
  readonly chunk: number;
  readonly step: number;
}

/** What one step does: S′ = min(S - W + I, K), and what of the inflow finds no room. */
export interface StepFlows {
  /** S, before the step */
  readonly before: number;
  /** W = min(S, S̄) */
  readonly release: number;
  /** I; null as long as it is not known, for runs do not keep it */
  readonly inflow: number | null;
  readonly spill: number | null;
  /** S′, after it */
  readonly after: number;
}

/** Steps that were drawn again, with the inflow of each. */
export interface FlowsRead {
  readonly segment: Segment;
  /** the storage before the first of them */
  readonly before: number;
  /** after each of them */
  readonly storages: Float64Array;
  readonly inflows: Float64Array;
}

/** Steps that are drawn again beyond the one that is asked for, up to a multiple of this: its neighbours are next. */
const READ_AHEAD = 4096;

/** What to draw again to see a step: from where its block begins, whose first storage is on record. */
export function flowsSegment(settings: Settings, { chunk, step }: ChunkStep): Segment {
  const firstStep = Math.floor((step - 1) / BLOCK_STEPS) * BLOCK_STEPS;
  const ahead = Math.ceil((step - firstStep) / READ_AHEAD) * READ_AHEAD;
  const end = Math.min(firstStep + ahead, chunkSteps(streamSettings(settings), chunk));
  return { chunk, firstStep, stepCount: end - firstStep };
}

/** A step from what was drawn again, as the row of the CSV file has it; null if it is not among that. */
export function flowsOf(
  settings: Settings,
  { segment, before, storages, inflows }: FlowsRead,
  { chunk, step }: ChunkStep,
): StepFlows | null {
  const at = step - 1 - segment.firstStep;
  if (chunk !== segment.chunk || at < 0 || at >= segment.stepCount) return null;
  const storage = at === 0 ? before : storages[at - 1]!;
  return {
    before: storage,
    release: releaseOf(settings, storage),
    inflow: inflows[at]!,
    spill: spillOf(settings, storage, inflows[at]!),
    after: storages[at]!,
  };
}

/** What a path that is kept tells of a step at once; null if it is not kept. */
export function keptFlows(
  { settings, path }: Pick<SimulationRun, 'settings' | 'path'>,
  { chunk, step }: ChunkStep,
): StepFlows | null {
  if (path === null) return null;
  // of one stream the rows count on through all chunks, from chunk 0
  const row = rowOf(settings, chunk, step);
  const before = path.at(row - 1)!;
  return {
    before,
    release: releaseOf(settings, before),
    inflow: null,
    spill: null,
    after: path.at(row)!,
  };
}
