import { formatNumber, formatShare, formatTime, plural } from '../../components/format.ts';
import type { Timing } from '../../core/timing.ts';

/** One worker's time below which messages weigh more than the work. */
const SHORTEST_MS = 200;

/** T that would keep one worker busy for half a second; null if the measured one did long enough. */
export function longerRun({ steps, medians }: Timing): number | null {
  const alone = medians.find(({ workers }) => workers === 1);
  if (alone === undefined || alone.wallMs >= SHORTEST_MS || steps >= 1e7) return null;
  const wanted = (steps * 500) / Math.max(alone.wallMs, 0.1);
  return Math.min(1e7, 10 ** Math.ceil(Math.log10(wanted)));
}

/** What was measured, in one sentence. */
export function timingVerdict(timing: Timing | null, maxWorkers: number): string {
  const alone = timing?.medians.find(({ workers }) => workers === 1);
  const best = timing?.medians.findLast(({ workers }) => workers > 1);
  if (timing === null || alone === undefined) {
    return `Not measured yet: guess how many times faster ${plural(maxWorkers, 'worker')} will be than one, then press Measure.`;
  }
  if (best === undefined || best.speedup === null || best.efficiency === null) {
    return `One worker takes ${formatTime(alone.wallMs)}.`;
  }
  if (longerRun(timing) !== null) {
    return `Too small: mostly messages. One worker takes ${formatTime(alone.wallMs)}; measure a longer run.`;
  }
  return (
    `${plural(best.workers, 'worker')} are ${formatNumber(best.speedup)} times as fast as one: ` +
    `${formatTime(best.wallMs)} instead of ${formatTime(alone.wallMs)}, ` +
    `an efficiency of ${formatShare(best.efficiency)}.`
  );
}
