import { labelPixels } from '../../components/fontSize.ts';

/** Below this many pixels the strip is as low as it can be. */
const NARROW = 560;

/** Lower, in letters of their usual size, lanes need all of it, and there is no axis. */
const LOW = 40;

/** Room for workers and time beside the lanes, in CSS pixels, of a strip so large. */
export function marginsOf(
  width: number,
  height: number,
): { readonly left: number; readonly bottom: number } {
  const [left, bottom] = width < NARROW ? [24, 14] : [28, 18];
  return {
    left: labelPixels(left),
    bottom: height < labelPixels(LOW) ? 0 : labelPixels(bottom),
  };
}
