import { memo, type ReactNode } from 'react';
import { THEMES, useTheme, type Theme } from './useTheme.ts';

export interface HeaderProps {
  /** query string of the page in force */
  readonly link: string;
  /** before the buttons: what is under way out of sight */
  readonly chip: ReactNode;
  readonly onSaid: (message: string) => void;
  readonly onError: (message: string) => void;
}

/** The name, what it is, and what concerns the page as a whole. */
export const Header = memo(function Header({ link, chip, onSaid, onError }: HeaderProps) {
  const [theme, setTheme] = useTheme();
  const copyLink = () => {
    const url = new URL(link, window.location.href).href;
    // without a secure connection there is no clipboard: show the link to be copied by hand
    Promise.resolve(navigator.clipboard?.writeText(url) ?? Promise.reject(new Error())).then(
      () => onSaid('Link copied.'),
      () => onError(`The link could not be copied; here it is: ${url}`),
    );
  };
  return (
    <header className="header">
      <h1 translate="no">Spillway</h1>
      <p>Simulate a reservoir on all your cores: what gets faster, and what can go wrong.</p>
      {chip}
      <div className="buttons">
        <button type="button" onClick={copyLink}>
          Copy link
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
