import { BIN_SIZE, binSteps } from '../job/envelope.ts';
import { chunkSteps, stepsBefore } from '../job/rows.ts';
import { streamSettings } from '../rng/stream.ts';
import type { SimulationRun } from './SimulationRun.ts';

/** Storages of one of the equal parts that a whole path is cut into. */
export interface OverviewColumn {
  readonly min: number;
  readonly max: number;
}

/**
 * The whole path in few columns, from the bins that every run keeps.
 *
 * @returns no column where a bin is wider than one
 */
export function overview(
  { settings, envelope }: Pick<SimulationRun, 'settings' | 'envelope'>,
  columns: number,
): readonly OverviewColumn[] {
  const streams = streamSettings(settings);
  const width = binSteps(settings);
  if (envelope === null || settings.T < columns * width) return [];
  const found = Array.from({ length: columns }, () => ({ min: Infinity, max: -Infinity }));
  let at = 0;
  for (let chunk = 0; chunk < streams.chunks; chunk++) {
    const before = stepsBefore(streams, chunk);
    const steps = chunkSteps(streams, chunk);
    for (let first = 0; first < steps; first += width, at += BIN_SIZE) {
      const column = found[Math.floor(((before + first) / settings.T) * columns)]!;
      column.min = Math.min(column.min, envelope[at]!);
      column.max = Math.max(column.max, envelope[at + 1]!);
    }
  }
  return found;
}
