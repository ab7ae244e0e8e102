import { labelPixels } from '../../components/fontSize.ts';

/** Below this many pixels the strip is as low as it can be. */
const NARROW = 560;

/** Room for workers and time beside the lanes, in CSS pixels, of a strip so wide. */
export function marginsOf(width: number): { readonly left: number; readonly bottom: number } {
  const [left, bottom] = width < NARROW ? [24, 14] : [28, 18];
  return { left: labelPixels(left), bottom: labelPixels(bottom) };
}
