import type { InForce } from '../../session/Session.ts';

interface ViewOfPage {
  /** on its tab */
  readonly label: string;
  readonly asks: InForce['asks'];
  /** whether it shows the run in sight */
  readonly isOfRun: boolean;
}

/** The views, in the order of their tabs, and what they ask of the workers. */
export const VIEWS = {
  storage: { label: 'Storage', asks: null, isOfRun: true },
  distribution: { label: 'Distribution', asks: 'counts', isOfRun: true },
  independence: { label: 'Independence', asks: 'comparison', isOfRun: true },
  timing: { label: 'Timing', asks: 'measurement', isOfRun: false },
  design: { label: 'Design', asks: null, isOfRun: false },
} as const satisfies Readonly<Record<string, ViewOfPage>>;

export type View = keyof typeof VIEWS;

export const VIEW_NAMES = Object.keys(VIEWS) as readonly View[];
