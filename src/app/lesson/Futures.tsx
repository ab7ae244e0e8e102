import { useMemo } from 'react';
import { formatNumber, formatShare, plural } from '../../components/format.ts';
import { unbroken } from '../../components/unbroken.ts';
import { failedChunks } from '../../core/run/failedChunks.ts';
import { GuessInput } from '../../views/timing/GuessInput.tsx';
import { useGuess } from '../../views/timing/useGuess.ts';
import type { PageSession } from '../session/PageSession.ts';
import { useShown } from '../session/useStore.ts';

const focus = (answer: HTMLElement | null) => answer?.focus({ preventScroll: true });

/** The share of futures that fall short, once it has been guessed, and from then on with every reservoir. */
export function Futures({ session }: { readonly session: PageSession }) {
  const run = useShown(session);
  const { guess, isTaken, take, input } = useGuess(null, undefined, 'percent');
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
  const answer = `${plural(failed, 'future')} of ${run.settings.chunks} ${failed === 1 ? 'falls' : 'fall'} short: ${formatShare(share)}.`;
  const guessed = guess === null ? '' : ` You guessed ${formatNumber(guess)} %.`;
  return (
    // it comes in the place of what had the focus
    <strong className="futures" tabIndex={-1} ref={focus}>
      {unbroken(`${answer}${guessed} Make it 5 %: move K or S̄.`)}
    </strong>
  );
}
