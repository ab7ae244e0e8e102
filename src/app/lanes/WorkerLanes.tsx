import { memo } from 'react';
import { preloadable } from '../page/preloadable.tsx';
import { Part } from '../../components/Part.tsx';
import { timeStamp } from '../../workers/clock.ts';
import type { LanesViewProps } from '../../views/lanes/LanesView.tsx';
import type { View } from '../address/views.ts';
import type { PageSession } from '../session/PageSession.ts';
import { useStore } from '../session/useStore.ts';

/** Keeps the place of the strip. */
function NoStrip() {
  return (
    <>
      <div className="lane-picture" />
      <div className="lane-line" />
    </>
  );
}

/** The strip comes after the first picture. */
const LanesView = preloadable<LanesViewProps>(
  async () => (await import('../../views/lanes/LanesView.tsx')).LanesView,
  NoStrip,
);

export interface WorkerLanesProps {
  readonly session: PageSession;
  readonly workers: number;
  readonly view: View;
}

/** What the workers do, beneath the chart of every view. */
export const WorkerLanes = memo(function WorkerLanes({ session, workers, view }: WorkerLanesProps) {
  const lanes = useStore(session.lanes);
  // a kept measurement in sight has no race on record
  const measured = useStore(session.lab, (lab) => (lab.shownEntry === null ? lab.race : null));
  const isMeasuring = useStore(session.lab, (lab) => lab.isRunning);
  const hasRun = useStore(session.runs, ({ shown }) => shown !== null);
  const isLive = lanes?.isLive ?? false;
  const race = view === 'timing' && !isLive ? measured : null;
  if (!hasRun && !isLive) return null; // it comes with the picture, and is not seen to move
  return (
    <section
      className="lanes"
      aria-label="Workers"
      style={
        {
          '--lanes': race === null ? (lanes?.log.workers ?? workers) : race.all.workers + 1,
        } as React.CSSProperties
      }
    >
      <Part name="The strip of workers" resetKeys={[lanes?.log, race]}>
        {lanes === null ? (
          <NoStrip />
        ) : (
          <LanesView
            race={race}
            isMeasuring={isMeasuring}
            state={lanes}
            timeStamp={timeStamp}
            onKill={session.killWorker}
          />
        )}
      </Part>
    </section>
  );
});
