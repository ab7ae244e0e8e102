import { translucent, type Palette } from '../../../components/usePalette.ts';
import type { Part } from '../../../core/timing/Timing.ts';

/** The words for the parts of a run's time. */
export const PART_LABELS: Record<Part, string> = {
  startMs: 'start',
  computeMs: 'compute',
  handOverMs: 'hand over',
  mergeMs: 'merge',
  waitMs: 'wait',
};

/** Their colours; waiting is nearly none, for nothing is done. */
export function partFills(palette: Palette): Record<Part, string> {
  return {
    startMs: palette.series[5] ?? palette.accent,
    computeMs: palette.accent,
    handOverMs: palette.warm,
    mergeMs: palette.series[2] ?? palette.accent,
    waitMs: translucent(palette.muted, 0.15),
  };
}
