import { useEffect, useLayoutEffect } from 'react';
import type { PageState } from '../address/usePage.ts';
import { inForceOf } from './inForceOf.ts';
import type { PageSession } from './PageSession.ts';
import { useShown } from './useStore.ts';
import { useWhenOnline } from './useWhenOnline.ts';

/** Lets the session follow the page. */
export function usePageSession(session: PageSession, address: PageState): void {
  // before the page is seen: else it would be seen at rest with settings that are about to run
  useLayoutEffect(() => session.follow(inForceOf(address)), [session, address]);
  useWhenOnline(session.retry);
  const shown = useShown(session);
  useEffect(() => session.see(shown), [session, shown]);
}
