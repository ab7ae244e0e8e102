import { useSyncExternalStore } from 'react';
import type { Store } from '../../session/Store.ts';

/** What a store holds, as long as the component lives. */
export function useStore<State>(store: Store<State>): State {
  return useSyncExternalStore(store.subscribe, store.state);
}
