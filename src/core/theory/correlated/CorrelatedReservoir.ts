import type { Settings } from '../../settings/Settings.ts';

/** A reservoir with the correlation of the normals that make its inflow. */
export type CorrelatedReservoir = Pick<Settings, 'K' | 'mu' | 'sigma' | 'target' | 'rho'>;
