import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { stepsBefore } from '../job/rows.ts';
import { RecordDraws } from '../rng/recordDraws.ts';
import { isOneStream, streamNumber, streamOffset } from '../rng/stream.ts';
import type { RecordDraw, Settings } from '../settings/Settings.ts';
import type { DrawnChunk } from './drawChunks.ts';

/**
 * Draws the first `count` steps of every chunk from a record, as the run draws them.
 *
 * Values of a record are no normals, those of a block hang together, and few of them are equal by chance. So what is
 * compared are the draws: of each that begins in the chunk its uniform, and the normal that has the same rank.
 */
export function drawRecord(
  settings: Settings,
  record: RecordDraw,
  count: number,
): Required<DrawnChunk>[] {
  const drawn = Array.from({ length: settings.chunks }, (_, chunk) => {
    const stream = streamOf(settings, record, chunk);
    const shocks = new Float64Array(count);
    const uniforms: number[] = [];
    const steps: number[] = [];
    for (let t = 0; t < count; t++) {
      const before = stream.drawStep;
      shocks[t] = stream.next();
      if (stream.drawStep === before) continue;
      uniforms.push(stream.drawUniform);
      steps.push(t);
    }
    return { shocks, uniforms, steps };
  });
  const n = Math.min(...drawn.map(({ uniforms }) => uniforms.length));
  return drawn.map(({ shocks, uniforms, steps }) => ({
    shocks,
    words: new Uint32Array(Float64Array.from(uniforms).buffer),
    stepAt: (word) => (word % 2 === 0 ? (steps[word / 2] ?? null) : null),
    compared: Float64Array.from(uniforms.slice(0, n), score),
  }));
}

function streamOf(settings: Settings, record: RecordDraw, chunk: number): RecordDraws {
  const { generator, seed } = settings;
  const number = streamNumber(settings, chunk);
  if (isOneStream(settings)) return RecordDraws.fast(record, seed, 0, stepsBefore(settings, chunk));
  const firstStep = streamOffset(settings, chunk);
  return generator === 'xoshiro'
    ? RecordDraws.fast(record, seed, number, firstStep)
    : RecordDraws.numpy(record, (seed + number) % 2 ** 32, firstStep);
}

/** NumPy's uniforms may be 0. */
function score(uniform: number): number {
  return normalQuantile(Math.max(uniform, 2 ** -54), 0, 1);
}
