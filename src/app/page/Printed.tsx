import { Translatable } from '../../components/Translatable.tsx';
import type { Settings } from '../../core/settings/Settings.ts';
import { linkNote } from '../share/linkNote.ts';
import { settingsInWords } from './settingsInWords.ts';

export interface PrintedProps {
  readonly settings: Settings;
  /** name of the view */
  readonly view: string;
  /** query string of the page in force */
  readonly link: string;
}

/** What a sheet of paper needs besides the picture: the settings in words, and where it came from. */
export function Printed({ settings, view, link }: PrintedProps) {
  const note = linkNote();
  return (
    <section className="printed" aria-label="Settings">
      <h2>Settings</h2>
      <dl>
        {settingsInWords(settings, view).map(([name, value]) => (
          <div key={name}>
            <dt>
              <Translatable text={name} />
            </dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <p translate="no">
        <bdi>{new URL(link, window.location.href).href}</bdi>
      </p>
      {note !== null && <p>{note}</p>}
    </section>
  );
}
