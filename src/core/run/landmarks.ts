import {
  BLOCK_COUNT,
  BLOCK_MIN,
  BLOCK_SIZE,
  BLOCK_SPELL,
  type SpellKind,
} from '../job/blockRecord.ts';
import type { StepsRead, StepsRequest } from './keptSteps.ts';
import { streamSettings } from '../rng/stream.ts';
import { chunkSteps, stepsBefore } from '../job/rows.ts';
import { BLOCK_STEPS } from '../rng/blockSteps.ts';
import type { Segment } from '../job/Job.ts';
import type { Settings } from '../settings/Settings.ts';
import type { SimulationRun } from './SimulationRun.ts';

/** Least storage, longest run of steps below the target, longest run of full steps. */
export type LandmarkKind = 'minimum' | SpellKind;

/** Some neighbouring steps of a run, counted over all chunks: `firstStep` is the first of them, from 1. */
export interface Landmark {
  readonly kind: LandmarkKind | 'step';
  readonly firstStep: number;
  /** 0 if no step is of that kind */
  readonly stepCount: number;
  /** steps from `firstStep` on within which they lie, where no more is known of their place; else null */
  readonly within: number | null;
}

interface Found extends Omit<Landmark, 'within'> {
  /** the block in which it lies, where its place in there is not known yet */
  readonly within: Segment | null;
}

interface Block {
  readonly at: number;
  readonly segment: Segment;
  /** steps of all chunks before it */
  readonly stepsBefore: number;
}

/**
 * Finds the first such steps of a run.
 *
 * @param read - the storages of a block, computed again if need be; null: the block is all that is known
 */
export async function findLandmark(
  run: SimulationRun,
  kind: LandmarkKind,
  read: ((request: StepsRequest) => Promise<StepsRead>) | null,
): Promise<Landmark> {
  const { within, firstStep, stepCount } =
    kind === 'minimum' ? findMinimum(run) : findSpell(run, kind);
  if (within === null) return { kind, firstStep, stepCount, within };
  if (read === null) return { kind, firstStep, stepCount, within: within.stepCount };
  const [storages] = (await read({ segments: [within], binSteps: 1 })) as [Float64Array];
  const isOfKind = {
    minimum: (storage: number) => storage === run.summary.min,
    deficit: (storage: number) => storage < run.settings.target,
    full: (storage: number) => storage === run.settings.K,
  }[kind];
  const before = findRun(storages, stepCount, isOfKind);
  return { kind, firstStep: firstStep + before, stepCount, within: null };
}

/** How long the longest spell of a kind is, without looking for its place. */
export function longestSpell(run: SimulationRun, kind: SpellKind): number {
  return findSpell(run, kind).stepCount;
}

/** How many spells of a kind there are, each counted once however many blocks it lasts; and in how many a path ends. */
export function countSpells(
  { settings, blocks }: SimulationRun,
  kind: SpellKind,
): { readonly count: number; readonly unfinished: number } {
  let count = 0;
  let unfinished = 0;
  let isOpen = false;
  for (const { at, segment } of blocksOfRun(settings)) {
    if (segment.firstStep === 0 && settings.boundary === 'restart') {
      if (isOpen) unfinished++;
      isOpen = false;
    }
    const spell = at + BLOCK_SPELL[kind];
    const goesOn = isOpen && blocks[spell + 1]! > 0;
    count += blocks[spell + 3]! - (goesOn ? 1 : 0);
    isOpen = blocks[spell + 2]! > 0;
  }
  return { count, unfinished: unfinished + (isOpen ? 1 : 0) };
}

function findMinimum(run: SimulationRun): Found {
  for (const { at, segment, stepsBefore: before } of blocksOfRun(run.settings)) {
    if (run.blocks[at + BLOCK_MIN] !== run.summary.min) continue;
    return { kind: 'minimum', firstStep: before + 1, stepCount: 1, within: segment };
  }
  throw new RangeError('no block has the least storage of the run');
}

function findSpell({ settings, blocks }: SimulationRun, kind: SpellKind): Found {
  let best: Found = { kind, firstStep: 1, stepCount: 0, within: null };
  let open = 0; // steps of the spell that reaches up to this block
  for (const { at, segment, stepsBefore: before } of blocksOfRun(settings)) {
    if (segment.firstStep === 0 && settings.boundary === 'restart') open = 0;
    const spell = at + BLOCK_SPELL[kind];
    const longest = blocks[spell]!;
    const joined = open + blocks[spell + 1]!;
    if (joined > best.stepCount) {
      best = { kind, firstStep: before - open + 1, stepCount: joined, within: null };
    }
    if (longest > best.stepCount) {
      best = { kind, firstStep: before + 1, stepCount: longest, within: segment };
    }
    const atEnd = blocks[spell + 2]!;
    open = atEnd === blocks[at + BLOCK_COUNT] ? open + atEnd : atEnd;
  }
  return best;
}

function* blocksOfRun(settings: Settings): Generator<Block> {
  const streams = streamSettings(settings);
  let at = 0;
  for (let chunk = 0; chunk < streams.chunks; chunk++) {
    const steps = chunkSteps(streams, chunk);
    const before = stepsBefore(streams, chunk);
    for (let firstStep = 0; firstStep < steps; firstStep += BLOCK_STEPS, at += BLOCK_SIZE) {
      const stepCount = Math.min(BLOCK_STEPS, steps - firstStep);
      yield { at, segment: { chunk, firstStep, stepCount }, stepsBefore: before + firstStep };
    }
  }
}

/** Where the first run of so many steps of a kind begins. */
function findRun(
  storages: Float64Array,
  length: number,
  isOfKind: (storage: number) => boolean,
): number {
  let run = 0;
  for (let i = 0; i < storages.length; i++) {
    run = isOfKind(storages[i]!) ? run + 1 : 0;
    if (run === length) return i + 1 - length;
  }
  throw new RangeError('the block does not hold what its record says');
}
