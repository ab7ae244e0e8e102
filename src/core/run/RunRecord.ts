import { BLOCK_LAST, BLOCK_SIZE } from '../job/blockRecord.ts';
import { formatDigest } from '../job/digest.ts';
import { BIN_SIZE, binSteps } from '../job/envelope.ts';
import { blocksOf, type PlannedJob } from '../job/planJobs.ts';
import { streamSettings } from '../rng/stream.ts';
import { firstRow, isInitial, piecesBefore } from '../job/rows.ts';
import { BLOCK_STEPS } from '../rng/blockSteps.ts';
import type { JobResult, Segment } from '../job/Job.ts';
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

  /** The storage before the segment's first step; it begins where a block does. */
  storageBefore(segment: Segment): number {
    return storageBefore(this.settings, this.blocks, segment);
  }

  /** What stands of a job that was followed from `start`. */
  standing(job: PlannedJob, start: number): Standing {
    const first = blockOf(this.#streams, job[0]!) * BLOCK_SIZE;
    const ends = blocksOf(job).map((_, i) => this.blocks[first + i * BLOCK_SIZE + BLOCK_LAST]!);
    return { start, ends: Float64Array.from(ends) };
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
 * The storage before the first step of a segment that begins where a block does.
 *
 * @param blocks - of the whole run
 */
export function storageBefore(settings: Settings, blocks: Float64Array, segment: Segment): number {
  if (isInitial(settings, segment)) return settings.K;
  const before = blockOf(streamSettings(settings), segment) - 1;
  return blocks[before * BLOCK_SIZE + BLOCK_LAST]!;
}
