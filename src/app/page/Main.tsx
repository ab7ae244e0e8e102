import type { ReactNode } from 'react';
import { isAwaited } from '../../session/endings.ts';
import type { PageSession } from '../session/PageSession.ts';
import { useStore } from '../session/useStore.ts';
import { useFetchAhead } from './useFetchAhead.ts';

export interface MainProps {
  readonly session: PageSession;
  /** the form is folded: its line is that of the tabs */
  readonly isFolded: boolean;
  readonly children: ReactNode;
}

/** The experiment: busy while something is under way. What is in it is not drawn anew for that. */
export function Main({ session, isFolded, children }: MainProps) {
  const isBusy = useStore(session.underWay, isAwaited);
  const isWaiting = useStore(session.runs, ({ activity }) => activity.kind === 'waiting');
  useFetchAhead(isBusy);
  const modes = [isFolded && 'folded', isWaiting && 'waiting'].filter(Boolean);
  return (
    <main aria-busy={isBusy} className={modes.join(' ')}>
      {children}
    </main>
  );
}
