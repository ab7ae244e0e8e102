import type { PageSession } from '../session/PageSession.ts';
import { shownIn, useStore } from '../session/useStore.ts';
import { isOf } from './steps.ts';
import type { StoryStep } from './story.ts';
import { useTouches } from './useTouches.ts';

/** Where a step is done by hand, and by how many presses or movements. */
const BY_HAND = {
  stepped: { where: '.dam, .chart', least: 3 },
  leftOut: { where: '.leave-out', least: 1 },
} as const;

/** Whether that has been done which a step asks for, with the settings of its link. */
export function useIsDone(
  session: PageSession,
  link: string,
  once: NonNullable<StoryStep['after']>['once'] | null,
): boolean {
  const isMeasured = useStore(session.lab, ({ race, isRunning }) => race !== null && !isRunning);
  const run = useStore(session.runs, shownIn);
  const lanes = useStore(session.lanes);
  const byHand = once === 'stepped' || once === 'leftOut' ? BY_HAND[once] : null;
  const touches = useTouches(byHand?.where ?? null, link);
  const isRun = run !== null && isOf(run, link);
  switch (once) {
    case 'measured':
      return isMeasured;
    case 'killed':
      return isRun && lanes?.isSame === true && lanes.log.losses.length > 0;
    case 'run':
      return isRun;
    case 'stepped':
    case 'leftOut':
      return byHand !== null && touches >= byHand.least;
    case null:
      return false;
  }
}
