import { formatNumber } from '../../components/format.ts';

/** "The clock of this browser is coarse: it moves in steps of 16.7 ms, and a run of 2 workers takes only 3 of them". */
export function coarseText(clockStepMs: number, what: string, wallMs: number): string {
  const steps = Math.round(wallMs / clockStepMs);
  return `The clock of this browser is coarse: it moves in steps of ${formatNumber(clockStepMs)} ms, and ${what} takes only ${formatNumber(steps)} of them`;
}
