import { formatCount } from '../../components/format.ts';
import type { Palette } from '../../components/usePalette.ts';
import { timeColours } from './timeColours.ts';

/** What the colours of the dots mean. */
export function TimeLegend({ palette, stepCount }: { palette: Palette; stepCount: number }) {
  return (
    <p className="time-legend" dir="ltr">
      <span>step 1</span>{' '}
      <i style={{ background: `linear-gradient(to right, ${timeColours(palette).join(', ')})` }} />{' '}
      <span>{`step ${formatCount(stepCount)}`}</span>
    </p>
  );
}
