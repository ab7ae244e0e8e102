import { useMemo } from 'react';
import { formatCount, plural } from '../../components/format.ts';
import { Part } from '../../components/Part.tsx';
import { Translatable } from '../../components/Translatable.tsx';
import { planRanges } from '../../core/job/planJobs.ts';
import { workersOf } from '../address/link.ts';
import type { Findings } from '../session/useFindings.ts';
import type { PageSession } from '../session/PageSession.ts';
import { useShown, useStore } from '../session/useStore.ts';
import { runLine } from './statusText.ts';
import type { PageState } from '../address/usePage.ts';

export interface QuietLinesProps {
  readonly session: PageSession;
  readonly address: PageState;
  readonly findings: Findings | null;
}

/** What is known of the run in sight and of the workers, under the picture. */
export function QuietLines({ session, address, findings }: QuietLinesProps) {
  const { settings, page, isDragging } = address;
  const shown = useShown(session);
  const isFirstRun = useStore(session.runs, (runs) => runs.shown === null && runs.isBusy);
  const isBusy = useStore(session.runs, (runs) => isDragging || runs.isBusy);
  const ready = useStore(session.staff, (staff) => staff.ready);
  const isAnalysing = useStore(session.analyses, () => session.analyses.isBusy);
  const workers = workersOf(page);
  const busyWorkers = useMemo(
    () => Math.min(workers, planRanges(settings, workers).length),
    [settings, workers],
  );
  const isToCome = isAnalysing || isBusy;
  if (isFirstRun) return null; // they come with the picture, and are not seen to move
  return (
    <div className="quiet-lines">
      <p className="quiet">
        {shown !== null && (
          <span title={shown.digest ?? undefined}>
            <Translatable text={runLine(shown)} />
          </span>
        )}
        <span>
          {`${plural(ready, 'worker')} ready; a run has work for ${formatCount(busyWorkers)}`}
        </span>
      </p>
      <Part name="The self-check" resetKeys={[findings]}>
        {findings === null ? (
          <p className="self-check">{isToCome ? 'Self-check …' : 'Self-check: not done'}</p>
        ) : (
          <findings.SelfCheck findings={findings.findings} />
        )}
      </Part>
    </div>
  );
}
