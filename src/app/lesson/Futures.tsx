import { useMemo } from 'react';
import { formatNumber, formatShare, plural } from '../../components/format.ts';
import { failedChunks } from '../../core/run/failedChunks.ts';
import { GuessInput } from '../../views/timing/GuessInput.tsx';
import { useGuess } from '../../views/timing/useGuess.ts';
import type { PageSession } from '../session/PageSession.ts';
import { shownIn, useStore } from '../session/useStore.ts';

/** The share of futures that fall short, once it has been guessed, and from then on with every reservoir. */
export function Futures({ session }: { readonly session: PageSession }) {
  const run = useStore(session.runs, shownIn);
  const { guess, isTaken, take, input } = useGuess(null);
  const failed = useMemo(() => (run === null ? null : failedChunks(run)), [run]);
  if (run === null || failed === null) return null;
  if (!isTaken) {
    return (
      <span className="futures">
        <GuessInput of="futures that fall short" unit="%" {...input} onEnter={take} />
        <button type="button" onClick={take}>
          Show
        </button>
      </span>
    );
  }
  const share = failed / run.settings.chunks;
  const answer = `${plural(failed, 'future')} of ${run.settings.chunks} fall short: ${formatShare(share)}.`;
  const guessed = guess === null ? '' : ` You guessed ${formatNumber(guess)}\u00a0%.`;
  return (
    <strong className="futures">{`${answer}${guessed} Make it 5\u00a0%: move K or S̄.`}</strong>
  );
}
