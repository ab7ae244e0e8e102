import * as v from 'valibot';
import { checkTyped } from '../../components/checkTyped.ts';
import { whole, type Rule } from '../../core/settings/validateSettings.ts';
import { analysisOf } from '../../session/analyses.ts';
import { pairIn } from '../../session/chunkComparisons.ts';
import { IndependenceView } from '../../views/independence/IndependenceView.tsx';
import { FLAWS } from '../lesson/flaws.ts';
import { readLink } from '../address/link.ts';
import { useChunkComparison } from '../session/useChunkComparison.ts';
import { useShown, useStore } from '../session/useStore.ts';
import type { View } from '../address/views.ts';
import { NoRun } from './NoRun.tsx';
import { heldSettings, type PanelProps } from './PanelProps.ts';

/** The view of independence with its gallery, whose cases are links. */
export function IndependencePanel({ session, address }: PanelProps) {
  const shown = useShown(session);
  const analysis = useStore(session.analyses, (standing) => analysisOf(standing, shown));
  const { comparison, error } = useChunkComparison(session);
  const chosenPair = useStore(session.pair);
  const leftOut = useStore(session.leftOut);
  if (shown === null) return <NoRun session={session} />;
  const lastChunk = shown.settings.chunks - 1;
  return (
    <IndependenceView
      run={shown}
      pair={pairIn(shown, chosenPair)}
      leftOut={leftOut}
      comparison={comparison}
      problem={error}
      rho={analysis?.law?.autocorrelations ?? null}
      holdK={heldSettings(address)?.K ?? 0}
      onLeaveOut={(chosen) => session.leftOut.set(chosen)}
      onPair={(chosen) => session.pair.set(chosen)}
      onFieldError={session.messages.failField}
      gallery={{
        flaws: FLAWS,
        onOpen: (link) => {
          const { settings, view } = readLink(link).page;
          address.go({ settings, view });
          showTop(view);
        },
      }}
      checkChunk={(text, other) => checkTyped(chunkRule(lastChunk, other), text)}
    />
  );
}

/** Brings the verdict into sight, under its tab, which takes the focus from the link far below. */
function showTop(view: View): void {
  const tab = document.getElementById(`view-${view}`);
  if (tab === null) return;
  tab.focus({ preventScroll: true });
  // at once: a smooth way would miss it where the page grows or shrinks meanwhile
  tab.scrollIntoView({ block: 'start', behavior: 'instant' });
}

/** What one chunk of a pair may be, beside the other. */
function chunkRule(lastChunk: number, other: number): Rule<number> {
  const isOther = (chunk: number) => chunk !== other;
  return {
    allowed: `0 to ${lastChunk}, not ${other}`,
    schema: v.pipe(whole(0, lastChunk), v.check(isOther)),
    fallback: 0,
  };
}
