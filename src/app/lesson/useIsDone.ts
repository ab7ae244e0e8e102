import { comparedSteps } from '../../core/independence/comparedSteps.ts';
import { startCounts } from '../../core/independence/startCounts.ts';
import { countedRun } from '../../session/analyses.ts';
import { pairIn } from '../../session/chunkComparisons.ts';
import { stepsLeftOut } from '../../views/independence/LeftOut.ts';
import type { PageSession } from '../session/PageSession.ts';
import { useShown, useStore } from '../session/useStore.ts';
import { readLink } from '../address/link.ts';
import { isOf } from './steps.ts';
import type { StoryStep } from './story.ts';
import { useTouches } from './useTouches.ts';

/** Steps are taken at the dam or in the chart, by so many presses or movements at least. */
const STEPPED = { where: '.dam, .chart', least: 3 };

/** Whether that has been done which a step asks for, with the settings of its link. */
export function useIsDone(
  session: PageSession,
  link: string,
  once: NonNullable<StoryStep['after']>['once'] | null,
): boolean {
  const race = useStore(session.lab, (lab) => (lab.isRunning ? null : lab.race));
  const run = useShown(session);
  const counted = useStore(session.analyses, countedRun);
  const leftOut = useStore(session.leftOut);
  const pair = useStore(session.pair);
  const touches = useTouches(once === 'stepped' ? STEPPED.where : null, link);
  const isRun = run !== null && isOf(run, link);
  switch (once) {
    case 'measured':
      return race !== null && race.settings.chunks >= readLink(link).page.settings.chunks;
    case 'leftOut': {
      if (!isRun) return false;
      const { settings } = run;
      const steps = stepsLeftOut(leftOut, settings, pairIn(run, pair));
      return steps > 0 && !startCounts(settings, comparedSteps(settings), steps);
    }
    case 'counted':
      return isRun && counted === run.runNumber;
    case 'stepped':
      return touches >= STEPPED.least;
    case null:
      return false;
  }
}
