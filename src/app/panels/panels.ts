import type { ComponentType } from 'react';
import type { View } from '../address/views.ts';
import { Printed, Share } from '../page/overlays.ts';
import { preloadable, type Preloadable } from '../page/preloadable.tsx';
import type { PanelProps } from './PanelProps.ts';
import { NoPanel } from './NoPanel.tsx';
import { StorageChart, StoragePanel } from './StoragePanel.tsx';

/** A panel whose charts come with it. */
function panel(load: () => Promise<ComponentType<PanelProps>>): Preloadable<PanelProps> {
  return preloadable(async () => {
    const [{ registerCharts }, loaded] = await Promise.all([
      import('../page/registerCharts.ts'),
      load(),
    ]);
    registerCharts();
    return loaded;
  }, NoPanel);
}

/** Each view with what it needs of the session. All but the first are loaded when they are needed, or the page rests. */
export const PANELS: Readonly<Record<View, Preloadable<PanelProps>>> = {
  storage: Object.assign(StoragePanel, {
    load: StorageChart.load,
    preload: StorageChart.preload,
  }),
  distribution: panel(async () => (await import('./DistributionPanel.tsx')).DistributionPanel),
  independence: panel(async () => (await import('./IndependencePanel.tsx')).IndependencePanel),
  timing: panel(async () => (await import('./TimingPanel.tsx')).TimingPanel),
  design: panel(async () => (await import('./DesignPanel.tsx')).DesignPanel),
};

/** Loads the views that are not in sight, one after the other, when nothing else is to be done. */
export function preloadPanels(): void {
  const rest = [...Object.values(PANELS), Share, Printed];
  const idle = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 200));
  const next = () =>
    void rest
      .shift()
      ?.load()
      .then(() => idle(next));
  idle(next);
}
