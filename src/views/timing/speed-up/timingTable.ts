import type { TableData } from '../../../components/DataTable.tsx';
import { formatFixed, formatShare } from '../../../components/format.ts';
import { median } from '../../../core/timing/spread.ts';
import { PARTS, type Part, type Timing } from '../../../core/timing/Timing.ts';
import { PART_LABELS } from '../parts/partLabels.ts';

/** The medians of all that was timed, with their intervals and parts. */
export function timingTable({ medians, rounds }: Timing): TableData {
  const partOf = (workers: number, part: Part) =>
    formatFixed(
      median(rounds.filter((round) => round.workers === workers).map((round) => round[part])),
      1,
    );
  return {
    caption:
      'Milliseconds: median wall-clock time with its 95 % interval, fastest and slowest round; then where it went, as the mean over workers: start, compute, hand over, merge (the page puts results together), wait. Spread is the median absolute deviation.',
    columns: [
      'workers',
      'median',
      'low',
      'high',
      'fastest',
      'slowest',
      'spread',
      'speed-up',
      'efficiency',
      ...PARTS.map((part) => PART_LABELS[part]),
    ],
    rows: medians.map((of) => [
      of.workers,
      formatFixed(of.wallMs, 1),
      formatFixed(of.low, 1),
      formatFixed(of.high, 1),
      formatFixed(of.fastest, 1),
      formatFixed(of.slowest, 1),
      formatShare(of.deviation),
      of.speedup === null ? '–' : formatFixed(of.speedup, 2),
      of.efficiency === null ? '–' : formatShare(of.efficiency),
      ...PARTS.map((part) => partOf(of.workers, part)),
    ]),
  };
}
