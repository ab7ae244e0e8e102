import { useEffect, useMemo, useState } from 'react';
import type { Finding } from '../../core/self-check/selfCheck.ts';
import { analysisOf } from '../../session/analyses.ts';
import type { PageSession } from './PageSession.ts';
import { useShown, useStore } from './useStore.ts';

type SelfChecking = typeof import('../status/selfChecking.ts');

/** What the self-check found in the run in sight. */
export interface Findings {
  readonly findings: readonly Finding[];
  /** what is wrong, loud and specific; null if nothing is */
  readonly alarm: string | null;
  /** shows them */
  readonly SelfCheck: SelfChecking['SelfCheck'];
}

/** The findings of the self-check, null as long as the run has not been analysed. What checks is loaded then. */
export function useFindings(session: PageSession): Findings | null {
  const shown = useShown(session);
  const analysis = useStore(session.analyses, (standing) => analysisOf(standing, shown));
  const [checking, setChecking] = useState<SelfChecking | null>(null);
  const isWanted = analysis !== null && checking === null;
  useEffect(() => {
    // not there, it says no more than "not done"
    if (isWanted) import('../status/selfChecking.ts').then(setChecking, () => {});
  }, [isWanted]);
  return useMemo(() => {
    if (analysis === null || checking === null) return null;
    const findings = checking.selfCheck(analysis.run, analysis.law, analysis.witness);
    return { findings, alarm: checking.findingsText(findings), SelfCheck: checking.SelfCheck };
  }, [analysis, checking]);
}
