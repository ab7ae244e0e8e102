import { formatCount, formatSetting, plural } from '../../components/format.ts';
import type { Settings } from '../../core/settings/Settings.ts';

export interface FoldProps {
  readonly settings: Settings;
  readonly isFolded: boolean;
  readonly onFold: (isFolded: boolean) => void;
}

/** Opens the form, and folds it: a step of the lesson sets all, and says here what. */
export function Fold({ settings, isFolded, onFold }: FoldProps) {
  const { K, mu, sigma, target, T, chunks } = settings;
  const [k, m, s, t] = [K, mu, sigma, target].map(formatSetting);
  return (
    <div className="fold">
      <button type="button" aria-expanded={!isFolded} onClick={() => onFold(!isFolded)}>
        Settings
      </button>
      <p>
        <span>{`K ${k}, μ ${m}, σ ${s}, S̄ ${t}`}</span>
        <span>{`T ${formatCount(T)}, ${plural(chunks, 'chunk')}`}</span>
      </p>
    </div>
  );
}
