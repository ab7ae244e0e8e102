import type { ComponentType } from 'react';
import type { View } from '../address/views.ts';
import { DistributionPanel } from './DistributionPanel.tsx';
import { IndependencePanel } from './IndependencePanel.tsx';
import type { PanelProps } from './PanelProps.ts';
import { StoragePanel } from './StoragePanel.tsx';
import { TimingPanel } from './TimingPanel.tsx';

/** Each view with what it needs of the session. */
export const PANELS: Readonly<Record<View, ComponentType<PanelProps>>> = {
  storage: StoragePanel,
  distribution: DistributionPanel,
  independence: IndependencePanel,
  timing: TimingPanel,
};
