import { formatCount, formatSetting } from '../../components/format.ts';
import { Translatable } from '../../components/Translatable.tsx';
import type { Settings } from '../../core/settings/Settings.ts';
import { BOUNDARIES, GENERATORS, SEEDINGS } from '../form/choices.ts';
import { usePaper } from './watchPaper.ts';

export interface PrintedProps {
  readonly settings: Settings;
  /** name of the view */
  readonly view: string;
  /** query string of the page in force */
  readonly link: string;
}

/** What a sheet of paper needs besides the picture: the settings in words, and where it came from. */
export function Printed({ settings, view, link }: PrintedProps) {
  if (!usePaper()) return null;
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
    </section>
  );
}

function settingsInWords(settings: Settings, view: string): [string, string][] {
  const { K, mu, sigma, target, T, chunks, seed, seeding, boundary, generator } = settings;
  const label = <Value,>(of: readonly { value: Value; label: string }[], chosen: Value) =>
    of.find(({ value }) => value === chosen)!.label;
  return [
    ['Capacity K', formatSetting(K)],
    ['Steps T', formatCount(T)],
    ['Seed', String(seed)],
    ['Inflow μ', formatSetting(mu)],
    ['Chunks', formatCount(chunks)],
    ['Seeding', label(SEEDINGS, seeding)],
    ['Inflow spread σ', formatSetting(sigma)],
    ['Chunk boundary', label(BOUNDARIES, boundary)],
    ['Generator', label(GENERATORS, generator)],
    ['Target release S̄', formatSetting(target)],
    ['View', view],
  ];
}
