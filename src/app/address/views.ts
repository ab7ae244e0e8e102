import type { InForce } from '../../session/Session.ts';

interface ViewOfPage {
  /** on its tab */
  readonly label: string;
  readonly asks: InForce['asks'];
}

/** The views, in the order of their tabs, and what they ask of the workers. */
export const VIEWS = {
  storage: { label: 'Storage', asks: null },
  distribution: { label: 'Distribution', asks: 'counts' },
  independence: { label: 'Independence', asks: 'comparison' },
  timing: { label: 'Timing', asks: 'measurement' },
  design: { label: 'Design', asks: null },
} as const satisfies Readonly<Record<string, ViewOfPage>>;

export type View = keyof typeof VIEWS;

export const VIEW_NAMES = Object.keys(VIEWS) as readonly View[];
