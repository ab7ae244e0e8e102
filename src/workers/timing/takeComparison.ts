import type { Comparison, ComparisonKind } from '../../core/timing/Comparison.ts';
import { NONE_DISCARDED, oneMoreDiscarded } from '../../core/timing/discarded.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { clockStep } from '../clock.ts';
import { compare } from './compare.ts';
import type { Surroundings } from './Others.ts';

/** Rounds of a comparison. */
const ROUNDS = 7;

/**
 * Measures one comparison, on up to so many workers.
 *
 * @param told.onGrowth - told the comparison as it grows
 * @param told.onWarmUp - told of the runs to warm up
 * @throws what `compare` throws
 */
export async function takeComparison(
  kind: ComparisonKind,
  settings: Settings,
  workers: number,
  surroundings: Surroundings,
  {
    onGrowth,
    onWarmUp,
  }: {
    readonly onGrowth: (comparison: Comparison) => void;
    readonly onWarmUp: (done: number, of: number) => void;
  },
): Promise<Comparison> {
  let taken: Comparison = {
    kind,
    conditions: [],
    roundCount: ROUNDS,
    samples: [],
    clockStepMs: clockStep(),
    ...NONE_DISCARDED,
  };
  const grow = (change: Partial<Comparison>) => {
    taken = { ...taken, ...change };
    onGrowth(taken);
  };
  grow({});
  await compare(kind, settings, {
    workers,
    rounds: ROUNDS,
    ...surroundings,
    onStart: (conditions) => grow({ conditions }),
    onWarmUp,
    onSample: (sample) => grow({ samples: [...taken.samples, sample] }),
    onDiscarded: (why) => grow(oneMoreDiscarded(taken, why)),
  });
  return taken;
}
