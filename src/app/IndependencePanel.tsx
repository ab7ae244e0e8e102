import * as v from 'valibot';
import { whole, type Rule } from '../core/validateSettings.ts';
import {
  IndependenceView,
  type IndependenceViewProps,
} from '../views/independence/IndependenceView.tsx';
import { FLAWS } from './flaws.ts';
import { readLink, type Page } from './link.ts';
import type { View } from './views.ts';
import { checkTyped } from '../components/checkTyped.ts';

export interface IndependencePanelProps extends Omit<
  IndependenceViewProps,
  'gallery' | 'checkChunk'
> {
  readonly go: (change: Partial<Page>) => void;
}

/** The view of independence with its gallery, whose cases are links. */
export function IndependencePanel({ go, ...view }: IndependencePanelProps) {
  const lastChunk = view.run.settings.chunks - 1;
  return (
    <IndependenceView
      {...view}
      gallery={{
        flaws: FLAWS,
        onOpen: (link) => {
          const { settings, view: opened } = readLink(link).page;
          go({ settings, view: opened });
          showTop(opened);
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
