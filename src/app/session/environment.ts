import type { Environment } from '../../core/timing/HistoryEntry.ts';

/** The machine and the browser, as far as they tell. */
export function environment(): Environment {
  const { userAgent, hardwareConcurrency } = navigator;
  return { userAgent, hardwareConcurrency, crossOriginIsolated };
}
