import { useState } from 'react';
import type { ChunkComparison } from '../../core/independence/ChunkComparison.ts';
import { haveSameShocks } from '../../core/settings/sameSettings.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { pairShocks, type ChunkPair } from './chunkPair.ts';

const NOTHING: ChunkPair = { x: new Float64Array(0), y: new Float64Array(0) };

/** The shocks of a pair, the very same while those of the settings are: another reservoir's need no other picture. */
export function usePairShocks(
  comparison: ChunkComparison | null,
  settings: Settings,
  [a, b]: readonly [number, number],
): ChunkPair {
  const [kept, keep] = useState({ settings, a, b, shocks: NOTHING });
  const isKept = kept.a === a && kept.b === b && haveSameShocks(kept.settings, settings);
  if (isKept && kept.shocks !== NOTHING) return kept.shocks;
  const shocks = comparison === null ? NOTHING : pairShocks(comparison, a, b);
  if (!isKept || shocks !== NOTHING) keep({ settings, a, b, shocks });
  return shocks;
}
