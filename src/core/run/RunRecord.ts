import { BLOCK_LAST, BLOCK_NORMAL, BLOCK_SIZE } from '../job/blockRecord.ts';
import { formatDigest } from '../job/digest.ts';
import { BIN_SIZE, binSteps } from '../job/envelope.ts';
import { blocksOf, type PlannedJob } from '../job/planJobs.ts';
import { streamSettings } from '../rng/stream.ts';
import { firstRow, isInitial, piecesBefore } from '../job/rows.ts';
import { BLOCK_STEPS } from '../rng/blockSteps.ts';
import type { JobResult, PathPoint, PathState, Segment } from '../job/Job.ts';
import type { Settings } from '../settings/Settings.ts';
import type { Standing } from '../job/repairJob.ts';
import { StoragePath } from './StoragePath.ts';
import { summarize, type Summary } from '../job/summary.ts';

/** What a record may be asked for besides the blocks, from which the summary is made. */
export interface RecordParts {
  readonly path: boolean;
  readonly envelope: boolean;
  readonly digest: boolean;
}

/**
 * All that the jobs of one run bring, each part at its place: in whatever order they come, and again
 * where a part is replaced. But for the path its size is known beforehand (see `memory.ts`).
 */
export class RunRecord {
  readonly settings: Settings;
  /** `BLOCK_SIZE` numbers for each block (see `blockRecord.ts`) */
  readonly blocks: Float64Array<ArrayBuffer>;
  /** `BIN_SIZE` numbers for each bin (see `envelope.ts`); null if not asked for */
  readonly envelope: Float64Array<ArrayBuffer> | null;
  readonly #digests: BigUint64Array | null;
  readonly #paths: Float64Array<ArrayBuffer>[] = [];
  #path: StoragePath | null = null;
  /** the settings by which blocks and bins are cut */
  readonly #streams: Settings;

  constructor(settings: Settings, parts: RecordParts) {
    this.settings = settings;
    this.#streams = streamSettings(settings);
    const pieces = (size: number) => piecesBefore(this.#streams, this.#streams.chunks, size);
    this.blocks = new Float64Array(pieces(BLOCK_STEPS) * BLOCK_SIZE);
    this.envelope = parts.envelope ? new Float64Array(pieces(binSteps(settings)) * BIN_SIZE) : null;
    this.#digests = parts.digest ? new BigUint64Array(pieces(BLOCK_STEPS)) : null;
  }

  /** The path as a whole, once every job has come; null if none brought its part. */
  get path(): StoragePath | null {
    if (this.#paths.length === 0) return null;
    return (this.#path ??= new StoragePath(this.settings, this.#paths));
  }

  get digest(): string | null {
    return this.#digests === null ? null : formatDigest(this.#digests);
  }

  summarize(): Summary {
    return summarize(this.settings, this.blocks);
  }

  /** @param index - the job's place in row order */
  add(index: number, job: PlannedJob, result: Brought): void {
    if (result.path !== null) this.#paths[index] = result.path;
    this.#put(job[0]!, result);
  }

  /** Replaces what was brought for these steps, after every job has come. */
  replace(segment: Segment, result: Brought): void {
    if (result.path !== null) this.path?.write(firstRow(this.settings, segment), result.path);
    this.#put(segment, result);
  }

  /** Where the path stands before the segment's first step; it begins where a block does. */
  stateBefore(segment: Segment): PathState {
    return stateBefore(this.settings, this.blocks, segment);
  }

  /** What stands of a job that was followed from `start`. */
  standing(job: PlannedJob, start: PathPoint): Standing {
    const first = blockOf(this.#streams, job[0]!);
    return { start, ends: blocksOf(job).map((_, i) => endOf(this.blocks, first + i)) };
  }

  #put(first: Segment, { summary, envelope, digest }: Brought): void {
    if (summary !== null) this.blocks.set(summary, blockOf(this.#streams, first) * BLOCK_SIZE);
    if (digest !== null) this.#digests?.set(digest, blockOf(this.#streams, first));
    if (envelope !== null) {
      const bin = pieceOf(this.#streams, first, binSteps(this.settings));
      this.envelope?.set(envelope, bin * BIN_SIZE);
    }
  }
}

type Brought = Pick<JobResult, 'path' | 'summary' | 'envelope' | 'digest'>;

/** Place of the block that a segment begins with. */
function blockOf(streams: Settings, segment: Segment): number {
  return pieceOf(streams, segment, BLOCK_STEPS);
}

function pieceOf(streams: Settings, { chunk, firstStep }: Segment, size: number): number {
  return piecesBefore(streams, chunk, size) + firstStep / size;
}

/**
 * Where a path stands before the first step of a segment that begins where a block does, but for a stream that
 * cannot be entered there.
 *
 * @param blocks - of the whole run
 */
export function stateBefore(settings: Settings, blocks: Float64Array, segment: Segment): PathState {
  return isInitial(settings, segment)
    ? fullState(settings)
    : endOf(blocks, blockOf(streamSettings(settings), segment) - 1);
}

/** Full, from nothing before it: what starts so, and the guess where the state is not known yet. */
export function fullState({ K }: Settings): PathState {
  return { storage: K, normal: 0, stream: null };
}

function endOf(blocks: Float64Array, block: number): PathState {
  const at = block * BLOCK_SIZE;
  return { storage: blocks[at + BLOCK_LAST]!, normal: blocks[at + BLOCK_NORMAL]!, stream: null };
}
