import * as v from 'valibot';
import { whole, type Rule } from '../core/validateSettings.ts';
import {
  IndependenceView,
  type IndependenceViewProps,
} from '../views/independence/IndependenceView.tsx';
import { FLAWS } from './flaws.ts';
import { readLink, type Page } from './link.ts';
import { checkBy } from './SettingsForm.tsx';

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
        },
      }}
      checkChunk={(text, other) => checkBy(chunkRule(lastChunk, other), text)}
    />
  );
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
