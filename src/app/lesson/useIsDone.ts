import type { PageSession } from '../session/PageSession.ts';
import { shownIn, useStore } from '../session/useStore.ts';
import { isOf } from './steps.ts';
import type { StoryStep } from './story.ts';

/** Whether that has been done which a step asks for, with the settings of its link. */
export function useIsDone(
  session: PageSession,
  link: string,
  once: NonNullable<StoryStep['after']>['once'] | null,
): boolean {
  const isMeasured = useStore(session.lab, ({ race, isRunning }) => race !== null && !isRunning);
  const run = useStore(session.runs, shownIn);
  const lanes = useStore(session.lanes);
  const isRun = run !== null && isOf(run, link);
  switch (once) {
    case 'measured':
      return isMeasured;
    case 'killed':
      return isRun && lanes?.isSame === true && lanes.log.losses.length > 0;
    case 'run':
      return isRun;
    case null:
      return false;
  }
}
