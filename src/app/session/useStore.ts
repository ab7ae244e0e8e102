import { useSyncExternalStore } from 'react';
import type { RunsState } from '../../session/Runs.ts';
import type { Store } from '../../session/Store.ts';

/**
 * What a store holds, as long as the component lives.
 *
 * @param read - what the component needs of it: it is drawn anew when that is another
 */
export function useStore<State>(store: Store<State>): State;
export function useStore<State, Part>(store: Store<State>, read: (state: State) => Part): Part;
export function useStore<State, Part>(
  { subscribe, state }: Store<State>,
  read?: (state: State) => Part,
): State | Part {
  return useSyncExternalStore(subscribe, () => (read ? read(state()) : state()));
}

/** The run in sight. */
export const shownIn = ({ shown }: RunsState) => shown;
