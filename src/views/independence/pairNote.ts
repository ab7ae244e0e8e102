import { formatCount } from '../../components/format.ts';
import type { PairComparison } from '../../core/independence/ChunkComparison.ts';
import { lagText } from './verdict.ts';

/** What the pair in sight has in common, in a sentence; empty where there is nothing to say. */
export function pairNote(pair: PairComparison | undefined): string {
  if (pair === undefined) return '';
  const { a, b, identical, overlaps, meetingStep } = pair;
  if (overlaps) return lagText(pair);
  if (!identical) return '';
  const shocks = `Chunks ${a} and ${b} draw the same shocks`;
  if (meetingStep === null) return `${shocks}.`;
  return meetingStep === 0
    ? `${shocks} from the same start: their storages are equal.`
    : `${shocks} from different starts: their storages are equal from step ${formatCount(meetingStep)} on.`;
}
