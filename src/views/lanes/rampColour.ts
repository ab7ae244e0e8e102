import { mix } from '../../components/mix.ts';
import type { Palette } from '../../components/usePalette.ts';

const STEPS = 36;

/** Series whose hues follow the accent's: blue, violet, magenta, orange. */
const STOPS = [6, 2, 4, 1] as const;

const ramps = new WeakMap<Palette, readonly string[]>();

/**
 * The colour of a place in the path: early steps have the accent, and later ones go through the hues of series.
 *
 * @param place - from 0 to 1
 */
export function rampColour(place: number, palette: Palette): string {
  let ramp = ramps.get(palette);
  if (ramp === undefined) {
    const stops = [palette.accent, ...STOPS.map((series) => palette.series[series]!)];
    ramp = Array.from({ length: STEPS }, (_, i) => {
      const at = (i / (STEPS - 1)) * (stops.length - 1);
      return mix(stops[Math.floor(at)]!, stops[Math.ceil(at)]!, at % 1);
    });
    ramps.set(palette, ramp);
  }
  return ramp[Math.min(STEPS - 1, Math.max(0, Math.floor(place * STEPS)))]!;
}
