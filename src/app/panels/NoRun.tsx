import type { PageSession } from '../session/PageSession.ts';
import { useStore } from '../session/useStore.ts';

/** In the place of a view as long as there is nothing to show. */
export function NoRun({ session }: { readonly session: PageSession }) {
  const isBusy = useStore(session.underWay, (all) => all.has('run'));
  const isLong = useStore(session.lanes, ({ isLive }) => isLive);
  return (
    <p className={isBusy ? `verdict no-run${isLong ? ' long' : ''}` : 'verdict'}>
      {isBusy ? 'The first run is under way …' : 'No run yet.'}
    </p>
  );
}
