import type { ReactNode } from 'react';
import type { PageSession } from '../session/PageSession.ts';
import { useStore } from '../session/useStore.ts';
import { useFetchAhead } from './useFetchAhead.ts';

export interface MainProps {
  readonly session: PageSession;
  readonly children: ReactNode;
}

/** The experiment: busy while something is under way. What is in it is not drawn anew for that. */
export function Main({ session, children }: MainProps) {
  // a file that is written keeps nobody waiting
  const isBusy = useStore(session.underWay, (all) => [...all].some((each) => each !== 'writing'));
  useFetchAhead(isBusy);
  return <main aria-busy={isBusy}>{children}</main>;
}
