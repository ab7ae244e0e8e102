import { logarithm } from './logarithm.ts';

/** Layers of equal area under the curve exp(-x² / 2). */
export const LAYERS = 512;

/** Where the tail begins, exp(-r² / 2), and the area of a layer: solved with 50 digits. */
const R = 3.852046150368391;
const F_OF_R = 0.0005996707686392912;
const AREA = 0.002456766351541356;

/**
 * The layers' widths x and the curve f(x) at them, from the bottom up: layer i spans 0..x[i] and
 * f[i]..f[i + 1]. The lowest holds the tail: x[0] is the width of a rectangle of its area.
 *
 *   x[0] = v / f(r), x[1] = r;  f[i+1] = f[i] + v / x[i],  x[i+1] = sqrt(-2 log f[i+1]);  x[512] = 0
 *
 * @see Marsaglia & Tsang (2000), The ziggurat method for generating random variables
 */
export function zigguratLayers(): { x: Float64Array; f: Float64Array } {
  const x = new Float64Array(LAYERS + 1);
  const f = new Float64Array(LAYERS + 1);
  x[0] = AREA / F_OF_R;
  x[1] = R;
  f[1] = F_OF_R;
  for (let i = 1; i < LAYERS - 1; i++) {
    f[i + 1] = f[i]! + AREA / x[i]!;
    x[i + 1] = Math.sqrt(-2 * logarithm(f[i + 1]!));
  }
  f[LAYERS] = 1;
  return { x, f };
}
