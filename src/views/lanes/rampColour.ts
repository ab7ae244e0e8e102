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
    const stops = [palette.accent, ...STOPS.map((series) => palette.series[series]!)].map(channels);
    ramp = Array.from({ length: STEPS }, (_, i) => {
      const at = (i / (STEPS - 1)) * (stops.length - 1);
      const [from, to] = [stops[Math.floor(at)]!, stops[Math.ceil(at)]!];
      const mixed = from.map((value, c) => Math.round(value + (at % 1) * (to[c]! - value)));
      return `rgb(${mixed.join(' ')})`;
    });
    ramps.set(palette, ramp);
  }
  return ramp[Math.min(STEPS - 1, Math.max(0, Math.floor(place * STEPS)))]!;
}

/** Of `#rrggbb` or `#rgb`. */
function channels(colour: string): number[] {
  const long = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour;
  return [1, 3, 5].map((start) => Number.parseInt(long.slice(start, start + 2), 16));
}
