import { useEffect } from 'react';
import { AUTO_STEPS } from '../../core/settings/limits.ts';
import { areSettingsEqual } from '../../core/settings/sameSettings.ts';
import { countedRun } from '../../session/analyses.ts';
import type { PageState } from '../address/usePage.ts';
import { VIEWS } from '../address/views.ts';
import type { PageSession } from '../session/PageSession.ts';
import { useShown, useStore } from '../session/useStore.ts';

/** Says on the root that the picture is of the run before, while that of a long run is not there yet: the view is dimmed. */
export function useOldPicture(session: PageSession, { settings, page, isDragging }: PageState) {
  const shown = useShown(session);
  // the run before whose storages are shown while those of this one are counted
  const counted = useStore(session.analyses, countedRun);
  const isCounting = useStore(session.underWay, (all) => all.has('counting'));
  const isAwaited = settings.T > AUTO_STEPS.settled && !isDragging && VIEWS[page.view].isOfRun;
  const isCounted = !isCounting || counted === null || counted === shown?.runNumber;
  const isCurrent =
    shown === null ||
    (areSettingsEqual(shown.settings, settings) && (page.view !== 'distribution' || isCounted));
  const isOld = isAwaited && !isCurrent;
  useEffect(() => {
    const root = document.documentElement;
    root.toggleAttribute('data-old', isOld);
    return () => root.removeAttribute('data-old');
  }, [isOld]);
}
