import { memo } from 'react';
import type { Page } from '../address/link.ts';
import type { PageSession } from '../session/PageSession.ts';
import { useStore } from '../session/useStore.ts';
import { MeasuringChip } from './overlays.ts';
import { THEMES, useTheme, type Theme } from './useTheme.ts';

/** What opens over the page. */
export type Opened = 'share' | 'keys';

export interface HeaderProps {
  readonly session: PageSession;
  readonly view: Page['view'];
  readonly isPresenting: boolean;
  readonly go: (page: Partial<Page>) => void;
  readonly onOpen: (what: Opened) => void;
}

/** The name, what it is, and what concerns the page as a whole. */
export const Header = memo(function Header({
  session,
  view,
  isPresenting,
  go,
  onOpen,
}: HeaderProps) {
  const [theme, setTheme] = useTheme();
  const isMeasured = useStore(session.lab, ({ task }) => task !== null);
  return (
    <header className="header">
      <h1 translate="no">Spillway</h1>
      <p>Simulate a reservoir on all your cores: what gets faster, and what can go wrong.</p>
      {isMeasured && view !== 'timing' && (
        <MeasuringChip session={session} onOpen={() => go({ view: 'timing' })} />
      )}
      <div className="buttons">
        <button type="button" aria-haspopup="dialog" onClick={() => onOpen('share')}>
          Share
        </button>
        <button
          type="button"
          className="present"
          aria-label={isPresenting ? 'Leave the presentation' : undefined}
          onClick={() => go({ present: !isPresenting })}
        >
          {isPresenting ? '✕' : 'Present'}
        </button>
        <button
          type="button"
          className="wide-only"
          aria-label="Keys"
          aria-haspopup="dialog"
          onClick={() => onOpen('keys')}
        >
          ?
        </button>
        <label className="theme">
          <span className="wide-only">Theme</span>
          <select
            aria-label="Theme"
            value={theme}
            onChange={(event) => setTheme(event.target.value as Theme)}
          >
            {THEMES.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </label>
      </div>
    </header>
  );
});
