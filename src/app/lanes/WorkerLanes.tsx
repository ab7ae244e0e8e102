import { preloadable } from '../page/preloadable.tsx';
import { Part } from '../../components/Part.tsx';
import { timeStamp } from '../../workers/clock.ts';
import type { LaneStripProps } from '../../views/lanes/LaneStrip.tsx';
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
export const LaneStrip = preloadable<LaneStripProps>(
  async () => (await import('../../views/lanes/LaneStrip.tsx')).LaneStrip,
  NoStrip,
);

export interface WorkerLanesProps {
  readonly session: PageSession;
  readonly workers: number;
}

/** What the workers do, beneath the chart of every view. */
export function WorkerLanes({ session, workers }: WorkerLanesProps) {
  const lanes = useStore(session.lanes);
  return (
    <section
      className="lanes"
      aria-label="Workers"
      style={{ '--lanes': lanes.log?.workers ?? workers } as React.CSSProperties}
    >
      <Part name="The strip of workers" resetKeys={[lanes.log]}>
        {lanes.log === null ? (
          <NoStrip />
        ) : (
          <LaneStrip
            state={lanes}
            workers={workers}
            timeStamp={timeStamp}
            onKill={session.killWorker}
          />
        )}
      </Part>
    </section>
  );
}
