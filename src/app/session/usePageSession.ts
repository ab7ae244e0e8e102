import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { workersOf } from '../address/link.ts';
import type { PageState } from '../address/usePage.ts';
import { useWhenOnline } from './useWhenOnline.ts';
import { VIEWS } from '../address/views.ts';
import { PageSession } from './PageSession.ts';
import { useStore } from './useStore.ts';

/** The session, which follows the page. */
export function usePageSession({ page, settings, isDragging }: PageState): PageSession {
  const workers = workersOf(page);
  const { asks } = VIEWS[page.view];
  const inForce = useMemo(
    () => ({ settings, isDragging, workers, asks }),
    [settings, isDragging, workers, asks],
  );
  const [session] = useState(() => {
    const made = new PageSession();
    made.follow(inForce); // the first run begins before the page is drawn
    return made;
  });
  // before the page is seen: else it would be seen at rest with settings that are about to run
  useLayoutEffect(() => session.follow(inForce), [session, inForce]);
  useEffect(() => () => session.dispose(), [session]);
  useWhenOnline(session.retry);
  const { shown } = useStore(session.runs);
  useEffect(() => session.see(shown), [session, shown]);
  return session;
}
