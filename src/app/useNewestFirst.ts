import { useEffect, useSyncExternalStore } from 'react';
import type { NewestFirst, Standing } from '../session/NewestFirst.ts';
import { useWhenOnline } from './useWhenOnline.ts';

/** Wants this while the component lives, and follows what becomes of it. What fails offline has another try online. */
export function useNewestFirst<Wanted, Result>(
  newest: NewestFirst<Wanted, Result>,
  wanted: Wanted | null,
): Standing<Wanted, Result> {
  useEffect(() => newest.want(wanted), [newest, wanted]);
  useEffect(() => () => newest.drop(), [newest]);
  useWhenOnline(() => newest.retry());
  return useSyncExternalStore(newest.subscribe, newest.standing);
}
