import { useEffect, useRef, useState, type ReactNode } from 'react';
import { formatCount } from '../../components/format.ts';
import { Part } from '../../components/Part.tsx';
import type { Settings } from '../../core/settings/Settings.ts';
import { COMPARISONS, type Comparison, type ComparisonKind } from '../../core/timing/Comparison.ts';
import type { LabTask } from '../../core/timing/MeasurePlan.ts';
import type { Fault, Recording } from '../../core/timing/Recording.ts';
import type { Measurement } from '../../core/timing/Timing.ts';
import { ComparisonCard } from './comparisons/ComparisonCard.tsx';
import { History, type HistoryProps } from './history/History.tsx';
import { Rates } from './rates/Rates.tsx';
import { Timeline } from './recording/Timeline.tsx';
import { WhereTimeGoes } from './parts/WhereTimeGoes.tsx';

export interface LabSectionsProps {
  /** of the page */
  readonly settings: Settings;
  readonly measurement: Measurement | null;
  readonly comparisons: Partial<Record<ComparisonKind, Comparison>>;
  /** why some cannot be compared here */
  readonly obstacles: Partial<Record<ComparisonKind, string>>;
  readonly recording: Recording | null;
  /** what is measured just now */
  readonly task: LabTask | null;
  /** nothing else is running that would disturb a measurement */
  readonly isReady: boolean;
  readonly history: HistoryProps;
  readonly onCompare: (kind: ComparisonKind) => void;
  readonly onRecord: (fault: Fault) => void;
}

/** What is folded beneath the speed-up. */
export function LabSections(props: LabSectionsProps) {
  const { settings, measurement, task, isReady, history } = props;
  const kept = history.shown?.comparison ? history.shown : null;
  return (
    <>
      <Folded title="What else costs time?" opensFor={kept}>
        {measurement !== null && (
          <>
            <section className="lab-part" aria-label="Where the time goes">
              <h2>Where the time goes</h2>
              <Part name="Where the time goes" resetKeys={[measurement]}>
                <WhereTimeGoes timing={measurement.timing} />
              </Part>
            </section>
            <section className="lab-part" aria-label="Steps a second">
              <h2>Steps a second</h2>
              <Part name="The chart of steps a second" resetKeys={[measurement]}>
                <Rates timing={measurement.timing} />
              </Part>
            </section>
          </>
        )}
        <section className="lab-part" aria-label="Comparisons">
          <h2>Predict, then measure</h2>
          <div className="lab-cards">
            {COMPARISONS.map((kind) => (
              <Part key={kind} name="This comparison" resetKeys={[props.comparisons[kind]]}>
                <ComparisonCard
                  kind={kind}
                  comparison={props.comparisons[kind] ?? null}
                  isRunning={task === kind}
                  settings={settings}
                  kept={kept?.comparison?.kind === kind ? kept : null}
                  onLeave={history.onLeave}
                  isReady={isReady}
                  obstacle={props.obstacles[kind] ?? null}
                  onCompare={props.onCompare}
                />
              </Part>
            ))}
          </div>
        </section>
      </Folded>
      <Folded title="One run, chunk by chunk">
        <Part name="The recording" resetKeys={[props.recording]}>
          <Timeline
            recording={props.recording}
            isRecording={task === 'recording'}
            isReady={isReady}
            onRecord={props.onRecord}
          />
        </Part>
      </Folded>
      {history.problem !== null && (
        <p className="error" role="alert">
          {history.problem}
        </p>
      )}
      <Folded title={`Measurements kept (${formatCount(history.entries.length)})`}>
        <Part name="The list of measurements" resetKeys={[history.entries]}>
          <History {...history} />
        </Part>
      </Folded>
    </>
  );
}

interface FoldedProps {
  readonly title: string;
  /** opens, and comes into sight, when this changes to something */
  readonly opensFor?: object | null;
  readonly children: ReactNode;
}

/** Closed at first, and not made before it is opened. */
function Folded({ title, opensFor = null, children }: FoldedProps) {
  const [wasOpened, setWasOpened] = useState(false);
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (opensFor === null || details.current === null) return;
    details.current.open = true;
    details.current.scrollIntoView();
  }, [opensFor]);
  return (
    <details ref={details} onToggle={(event) => event.currentTarget.open && setWasOpened(true)}>
      <summary>{title}</summary>
      {wasOpened && children}
    </details>
  );
}
