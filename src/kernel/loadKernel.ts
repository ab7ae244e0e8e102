import { BLOCK_SIZE } from '../core/job/blockRecord.ts';
import { BIN_SIZE } from '../core/job/envelope.ts';
import { digestArray, envelopeArray, pathArray, summaryArray } from '../core/job/jobArrays.ts';
import { streamNumber } from '../core/rng/stream.ts';
import { firstRow, isInitial } from '../core/job/rows.ts';
import { initialStorage } from '../core/job/runSegment.ts';
import { BLOCK_STEPS } from '../core/rng/blockSteps.ts';
import type { Segment, SimulateJob } from '../core/job/Job.ts';
import { openKernel } from './openKernel.ts';

/**
 * The kernel for the fast streams: the reference's results, bit for bit, some 20 times as fast.
 * An instance has one memory and serves one thread.
 *
 * @returns null where the engine lacks WebAssembly's vectors, or forbids WebAssembly
 */
export function loadKernel(): SimulateJob | null {
  const kernel = openKernel();
  if (kernel === null) return null;
  const { buffer } = kernel.memory;
  const blockStorage = new Float64Array(buffer, kernel.STORAGE.value, BLOCK_STEPS);
  const blockRecord = new Float64Array(buffer, kernel.BLOCK.value, BLOCK_SIZE);
  const blockBins = new Float64Array(buffer, kernel.ENVELOPE.value, BLOCK_STEPS * BIN_SIZE);

  return (job, pathBuffer = null, onBlock = () => {}) => {
    const { settings, segments, start, wants } = job;
    const { K, mu, sigma, target, seed, rho } = settings;
    kernel.setReservoir(K, mu, sigma, target, 0, rho);
    const path = wants.path ? pathArray(job, pathBuffer) : null;
    const summary = summaryArray(job);
    const envelope = envelopeArray(job);
    const binSteps = wants.envelope ?? 0;
    const digest = digestArray(job);
    let pathAt = 0;
    let block = 0;
    let envelopeAt = 0;
    let storage = start?.storage ?? null;
    let normal = start?.normal ?? 0;

    const runBlock = (
      segment: Segment,
      done: number,
      row: number,
      before: number,
      hasRowBefore: boolean,
    ): number => {
      const firstStep = segment.firstStep + done;
      const steps = Math.min(BLOCK_STEPS, segment.stepCount - done);
      const last = kernel.simulateBlock(
        seed,
        streamNumber(settings, segment.chunk),
        firstStep / BLOCK_STEPS,
        steps,
        before,
        path !== null,
        summary !== null,
        binSteps,
        wants.digest ? row + done : -1,
        wants.digest && hasRowBefore, // its digest belongs to the block after it
      );
      if (path !== null) {
        path.set(steps === BLOCK_STEPS ? blockStorage : blockStorage.subarray(0, steps), pathAt);
        pathAt += steps;
      }
      summary?.set(blockRecord, block * BLOCK_SIZE);
      if (envelope !== null) {
        const numbers = kernel.envelopeBytes() / 8;
        envelope.set(blockBins.subarray(0, numbers), envelopeAt);
        envelopeAt += numbers;
      }
      if (digest !== null) digest[block] = kernel.blockDigest();
      block++;
      return last;
    };

    for (const segment of segments) {
      let before = initialStorage(settings, segment, storage);
      let row = firstRow(settings, segment);
      const hasRowBefore = isInitial(settings, segment);
      kernel.setNormal(hasRowBefore ? NaN : normal);
      if (hasRowBefore) {
        if (path !== null) path[pathAt++] = before;
        row++;
      }
      for (let done = 0; done < segment.stepCount; done += BLOCK_STEPS) {
        before = runBlock(segment, done, row, before, hasRowBefore && done === 0);
        onBlock();
      }
      storage = before;
      normal = kernel.lastNormal();
    }
    if (storage === null) throw new RangeError('a job needs at least one segment');
    return {
      path,
      summary,
      envelope,
      digest,
      inflow: null,
      csv: null,
      end: { storage, normal, stream: null },
    };
  };
}
