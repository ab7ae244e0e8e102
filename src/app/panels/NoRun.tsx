import { AUTO_STEPS } from '../../core/settings/limits.ts';
import type { PageSession } from '../session/PageSession.ts';
import { useStore } from '../session/useStore.ts';

/** In the place of a view as long as there is nothing to show. */
export function NoRun({ session }: { readonly session: PageSession }) {
  const isBusy = useStore(session.underWay, (all) => all.has('run'));
  // one that began by itself is soon over, on a slow machine too
  const isLong = useStore(
    session.lanes,
    (lanes) => lanes?.isLive === true && lanes.log.settings.T > AUTO_STEPS.settled,
  );
  return (
    <>
      <p className={isBusy ? `verdict no-run${isLong ? ' long' : ''}` : 'verdict'}>
        {isBusy ? 'The first run is under way …' : 'No run yet.'}
      </p>
      {(!isBusy || isLong) && <div className="no-picture" />}
    </>
  );
}
