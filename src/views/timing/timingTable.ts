import type { TableData } from '../../components/DataTable.tsx';
import { formatShare } from '../../components/format.ts';
import { median } from '../../core/timing/spread.ts';
import { PARTS, type Part, type Timing } from '../../core/timing/Timing.ts';
import { PART_LABELS } from './partLabels.ts';

/** The medians of all that was timed, with their intervals and parts. */
export function timingTable({ medians, rounds }: Timing): TableData {
  const partOf = (workers: number, part: Part) =>
    median(rounds.filter((round) => round.workers === workers).map((round) => round[part])).toFixed(
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
      of.wallMs.toFixed(1),
      of.low.toFixed(1),
      of.high.toFixed(1),
      of.fastest.toFixed(1),
      of.slowest.toFixed(1),
      formatShare(of.deviation),
      of.speedup === null ? '–' : of.speedup.toFixed(2),
      of.efficiency === null ? '–' : formatShare(of.efficiency),
      ...PARTS.map((part) => partOf(of.workers, part)),
    ]),
  };
}
