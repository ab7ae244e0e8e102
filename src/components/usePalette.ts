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

function read(): Palette {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: colour('--text'),
    muted: colour('--muted'),
    grid: colour('--grid'),
    surface: colour('--surface'),
    accent: colour('--accent'),
    warm: colour('--warm'),
    series: Array.from({ length: 8 }, (_, i) => colour(`--series-${i + 1}`)),
  };
}

let palette: Palette | null = null;

function subscribe(listener: () => void): () => void {
  palette = null; // the theme may have changed while nobody listened
  const changed = () => {
    palette = null;
    listener();
  };
  const scheme = window.matchMedia('(prefers-color-scheme: dark)');
  const theme = new MutationObserver(changed);
  scheme.addEventListener('change', changed);
  theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    scheme.removeEventListener('change', changed);
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
