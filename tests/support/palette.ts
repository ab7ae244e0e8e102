import type { Palette } from '../../src/components/usePalette.ts';

/** Colours that are all different. */
export const PALETTE: Palette = {
  text: '#000000',
  muted: '#777777',
  grid: '#eeeeee',
  surface: '#ffffff',
  accent: '#0b6b78',
  warm: '#a3470f',
  series: ['#000001', '#000002', '#000003', '#000004', '#000005', '#000006', '#000007', '#000008'],
};
