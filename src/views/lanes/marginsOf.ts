/** Below this many pixels the strip is as low as it can be. */
const NARROW = 560;

/** Room for workers and time beside the lanes, in CSS pixels, of a strip so wide. */
export function marginsOf(width: number): { readonly left: number; readonly bottom: number } {
  return width < NARROW ? { left: 24, bottom: 14 } : { left: 28, bottom: 18 };
}
