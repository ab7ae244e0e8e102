import { labelPixels } from '../../components/fontSize.ts';
import { formatSetting } from '../../components/format.ts';
import type { Settings } from '../../core/settings/Settings.ts';

/** A chart narrower than this, in pixels, names its levels by their symbols alone. */
const WIDE = 560;

/** Letters of the longest label that has room beside a wide chart. */
const MOST_LETTERS = 18;

/** Pixels beside a chart for the labels of its levels: the same while a slider moves. */
export function labelRoom(width: number): number {
  return labelPixels(width < labelPixels(WIDE) ? 26 : 129);
}

/** The names of capacity and target beside a chart, with their values where there is room. */
export function levelLabels(
  { K, target }: Pick<Settings, 'K' | 'target'>,
  width: number,
): { readonly capacity: string; readonly target: string } {
  const label = (name: string, symbol: string, value: number) => {
    if (width < labelPixels(WIDE)) return symbol;
    const full = `${name} ${symbol} = ${formatSetting(value)}`;
    return full.length > MOST_LETTERS ? `${name} ${symbol}` : full;
  };
  return { capacity: label('capacity', 'K', K), target: label('target', 'S̄', target) };
}
