import { useEffect, useState } from 'react';
import type { NewestFirst, Standing } from '../../session/NewestFirst.ts';
import { useStore } from './useStore.ts';
import { useWhenOnline } from './useWhenOnline.ts';

/**
 * Where the work on what a component wants stands. It ends with the component, and what could not be loaded is tried once more
 * when the network is there again.
 *
 * @param create - called once
 * @param wanted - null: nothing is
 */
export function useNewest<Wanted, Result, Progress>(
  create: () => NewestFirst<Wanted, Result, Progress>,
  wanted: Wanted | null,
): Standing<Wanted, Result, Progress> {
  const [newest] = useState(create);
  useEffect(() => newest.want(wanted), [newest, wanted]);
  useEffect(() => () => newest.drop(), [newest]);
  useWhenOnline(() => newest.retry());
  return useStore(newest);
}

/** What is known of the very thing that is wanted. */
export function resultFor<Wanted, Result>(
  { done }: Pick<Standing<Wanted, Result>, 'done'>,
  wanted: Wanted | null,
): Result | null {
  return wanted !== null && done?.of === wanted ? done.result : null;
}
