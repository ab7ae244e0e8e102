import { useSyncExternalStore } from 'react';

/** The colours of the page that charts draw with. */
export interface Palette {
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly surface: string;
  readonly accent: string;
  readonly warm: string;
  /** for a few lines that must be told apart, also by the colour-blind */
  readonly series: readonly string[];
}

const NAMES = ['text', 'muted', 'grid', 'surface', 'accent', 'warm'] as const;
const SERIES = Array.from({ length: 8 }, (_, i) => `series-${i + 1}`);

function read(): Palette {
  // a canvas is told what a colour comes to: `light-dark()` and the system's colours too; all at once, for
  // whoever reads a style after a change waits for the page's styles
  const probe = document.createElement('i');
  const inks = [...NAMES, ...SERIES].map((name) => {
    const ink = document.createElement('i');
    ink.style.setProperty('forced-color-adjust', 'none');
    ink.style.color = `var(--${name})`;
    return ink;
  });
  probe.append(...inks);
  document.body.append(probe);
  const [text, muted, grid, surface, accent, warm, ...series] = inks.map((ink) =>
    hex(getComputedStyle(ink).color),
  ) as [string, string, string, string, string, string, ...string[]];
  probe.remove();
  return { text, muted, grid, surface, accent, warm, series };
}

/** `rgb(r, g, b)` as `#rrggbb`. */
function hex(rgb: string): string {
  const channels = rgb.match(/\d+/g) ?? [];
  return `#${channels
    .slice(0, 3)
    .map((channel) => Number(channel).toString(16).padStart(2, '0'))
    .join('')}`;
}

let palette: Palette | null = null;

function subscribe(listener: () => void): () => void {
  palette = null; // the theme may have changed while nobody listened
  const changed = () => {
    palette = null;
    listener();
  };
  const schemes = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    window.matchMedia(query),
  );
  const theme = new MutationObserver(changed);
  for (const scheme of schemes) scheme.addEventListener('change', changed);
  theme.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-paper'] });
  return () => {
    for (const scheme of schemes) scheme.removeEventListener('change', changed);
    theme.disconnect();
  };
}

/** The colours in force, anew when the theme changes. */
export function usePalette(): Palette {
  return useSyncExternalStore(subscribe, () => (palette ??= read()));
}

/** A `#rrggbb` or `#rgb` colour of the palette, let through: `share` in [0, 1]. */
export function translucent(colour: string, share: number): string {
  const long = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour;
  const alpha = Math.round(share * 255);
  return long + alpha.toString(16).padStart(2, '0');
}
