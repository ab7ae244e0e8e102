import { useMemo } from 'react';
import { selfCheck, type Finding } from '../../core/self-check/selfCheck.ts';
import { analysisOf } from '../../session/analyses.ts';
import type { PageSession } from './PageSession.ts';
import { useStore } from './useStore.ts';

/** What the self-check found in the run in sight; null as long as it has not been analysed. */
export function useFindings(session: PageSession): readonly Finding[] | null {
  const { shown } = useStore(session.runs);
  const analysis = analysisOf(useStore(session.analyses), shown);
  return useMemo(
    () => analysis && selfCheck(analysis.run, analysis.law, analysis.witness),
    [analysis],
  );
}
