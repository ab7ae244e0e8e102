import { analysisInSight } from '../../session/analyses.ts';
import { DistributionView, type CountedRun } from '../../views/distribution/DistributionView.tsx';
import type { RunAnalysis } from '../../workers/run/analyseRun.ts';
import { messageOf } from '../page/messageOf.ts';
import { useShown, useStore } from '../session/useStore.ts';
import { NoRun } from './NoRun.tsx';
import { heldSettings, type PanelProps } from './PanelProps.ts';

/** The view of the distribution, once storages have been counted. */
export function DistributionPanel({ session, address }: PanelProps) {
  const shown = useShown(session);
  const standing = useStore(session.analyses);
  const kept = useStore(session.kept);
  const isCounting = useStore(session.underWay, (all) => all.has('counting'));
  if (shown === null) return <NoRun session={session} />;
  const counted = countedOf(analysisInSight(standing, shown, isCounting));
  if (counted !== null) {
    return (
      <DistributionView
        counted={counted}
        kept={kept}
        onKeep={(run) => session.kept.set(run)}
        holdK={heldSettings(address)?.K ?? 0}
      />
    );
  }
  const error = standing.ended?.error ?? null;
  const notCounted = `Not counted${error === null ? ': press Run.' : `. ${messageOf(error)}`}`;
  return isCounting ? (
    <p className="verdict no-run">Counting the storages …</p>
  ) : (
    <>
      <p className="verdict">{notCounted}</p>
      <div className="no-picture" />
    </>
  );
}

function countedOf(analysis: RunAnalysis | null): CountedRun | null {
  return analysis?.counts ? { ...analysis, counts: analysis.counts } : null;
}
