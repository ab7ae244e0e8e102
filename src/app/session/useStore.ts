import { useSyncExternalStore } from 'react';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import type { Session } from '../../session/Session.ts';
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
export function useShown({ runs }: Session): SimulationRun | null {
  return useStore(runs, ({ shown }) => shown);
}
