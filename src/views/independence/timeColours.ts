import { mix } from '../../components/mix.ts';
import type { Palette } from '../../components/usePalette.ts';

/** Colours that are told apart along a path. */
const COLOURS = 8;

/** How near to the ground the first colour is, so that lightness alone tells early from late. */
const PALE = 0.35;

/** From early to late: from a pale warm colour to the accent, which also the colour-blind tell apart. */
export function timeColours({ warm, accent, surface, text }: Palette): string[] {
  const early = mix(warm, surface, PALE);
  const late = mix(accent, text, PALE);
  return Array.from({ length: COLOURS }, (_, i) => mix(early, late, i / (COLOURS - 1)));
}

/** Which of some colours a step of `stepCount` has, counted from 0; it may be a mean. */
export function colourAt(colours: readonly string[], step: number, stepCount: number): string {
  return colours[Math.min(colours.length - 1, Math.floor((colours.length * step) / stepCount))]!;
}
