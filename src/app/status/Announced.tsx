import { comparisonError } from '../../session/chunkComparisons.ts';
import { isAwaited } from '../../session/endings.ts';
import { LOSS_LIMIT } from '../../workers/pool/WorkerPool.ts';
import { Announcements } from './Announcements.tsx';
import { missingParts } from '../page/preloadable.tsx';
import { messageOf, notLoadedText } from '../page/messageOf.ts';
import { noticeText } from '../address/noticeText.ts';
import { digestTexts, openedInForce } from './openedText.ts';
import type { PageSession } from '../session/PageSession.ts';
import type { Findings } from '../session/useFindings.ts';
import { useStore } from '../session/useStore.ts';
import { statusLine } from './statusLine.ts';
import { slownessText, soFarText } from './statusText.ts';
import type { PageState } from '../address/usePage.ts';
import { VIEWS } from '../address/views.ts';
import { workersOf } from '../address/link.ts';
import { checkError } from './workerCheckText.ts';

export interface AnnouncedProps {
  readonly session: PageSession;
  readonly address: PageState;
  readonly findings: Findings | null;
}

/** All that has something to say, at the one place where the page says it. */
export function Announced({ session, address, findings }: AnnouncedProps) {
  const { page, settings, isDragging } = address;
  const runs = useStore(session.runs);
  const lab = useStore(session.lab);
  const check = useStore(session.check);
  const { opened, error: openingError } = useStore(session.opening);
  const { running, ended } = useStore(session.analyses);
  const messages = useStore(session.messages);
  const staff = useStore(session.staff);
  const isCounting = useStore(session.underWay, (all) => all.has('counting'));
  // what stands there while a slider moves is of the run before
  const isBusy = useStore(session.underWay, (all) => !isDragging && isAwaited(all));
  const comparisons = useStore(session.comparisons);
  const missing = useStore(missingParts);
  const { shown, activity } = runs;
  const inForce = openedInForce(opened, page.settings);
  const { agreement, mismatch } = digestTexts(opened, runs, page.settings);
  const isShort = staff.failedStarts >= LOSS_LIMIT && staff.ready < workersOf(page);
  const errorText = (error: unknown) => (error === null ? null : messageOf(error));
  return (
    <Announcements
      isOfNow={isBusy || activity.kind === 'waiting'}
      status={statusLine({
        messages,
        agreement,
        runs,
        lab,
        check,
        countedShare: isCounting ? (running?.progress ?? 0) : null,
        settings,
        isDragging,
      })}
      soFar={soFarText(runs)}
      notices={[
        ...address.remarks,
        ...address.notices.map(noticeText),
        ...(inForce?.notices ?? []),
      ]}
      warnings={[shown === null ? null : slownessText(shown), inForce?.warning ?? null]}
      errors={[
        messages.error,
        mismatch,
        activity.kind === 'failed' ? messageOf(activity.error) : null,
        errorText(lab.error),
        checkError(check, shown),
        errorText(ended?.error ?? null),
        findings?.alarm ?? null,
        VIEWS[page.view].asks === 'comparison'
          ? errorText(comparisonError(comparisons, shown))
          : null,
        errorText(openingError),
        isShort ? notLoadedText() : null,
        ...missing,
      ]}
      fieldErrors={Object.values(messages.fieldErrors)}
    />
  );
}
