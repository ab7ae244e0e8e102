import { fieldOf } from '../../components/fieldError.ts';
import { formatCount, formatSetting, plural } from '../../components/format.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { PageSession } from '../session/PageSession.ts';
import { useStore } from '../session/useStore.ts';

/** Fields of the form that set something else than a setting. */
const OTHERS = ['workers', 'block length'] as const;
export type OtherField = (typeof OTHERS)[number];

export interface FoldProps {
  readonly session: PageSession;
  readonly settings: Settings;
  readonly isFolded: boolean;
  readonly onFold: (isFolded: boolean) => void;
}

/** Opens the form, and folds it: a step of the lesson sets all, and says here what, or in which fields under it something is wrong. */
export function Fold({ session, settings, isFolded, onFold }: FoldProps) {
  const { K, mu, sigma, target, T, chunks } = settings;
  const wrongFields = useStore(session.messages, ({ fieldErrors }) =>
    [...Object.keys(settings), ...OTHERS]
      .flatMap((field) => fieldErrors[field] ?? [])
      .map(fieldOf)
      .join(', '),
  );
  const [k, m, s, t] = [K, mu, sigma, target].map(formatSetting);
  return (
    <div className="fold">
      <button type="button" aria-expanded={!isFolded} onClick={() => onFold(!isFolded)}>
        Settings
      </button>
      {isFolded && wrongFields !== '' ? (
        <p className="field-error">{`Error in ${wrongFields}`}</p>
      ) : (
        <p>
          <span>{`K ${k}, μ ${m}, σ ${s}, S̄ ${t}`}</span>
          <span>{`T ${formatCount(T)}, ${plural(chunks, 'chunk')}`}</span>
        </p>
      )}
    </div>
  );
}
