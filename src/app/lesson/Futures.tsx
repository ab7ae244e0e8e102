import { useMemo, useState, type ReactNode } from 'react';
import { formatNumber, formatSetting, formatShare, plural } from '../../components/format.ts';
import { Slider } from '../../components/Slider.tsx';
import { unbroken } from '../../components/unbroken.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { areSettingsEqual } from '../../core/settings/sameSettings.ts';
import { failedChunks } from '../../core/run/failedChunks.ts';
import { GuessInput } from '../../views/timing/GuessInput.tsx';
import { useGuess } from '../../views/timing/useGuess.ts';
import type { PageState } from '../address/usePage.ts';
import type { PageSession } from '../session/PageSession.ts';
import { useShown } from '../session/useStore.ts';

const focus = (answer: HTMLElement | null) => answer?.focus({ preventScroll: true });

export interface FuturesProps {
  readonly address: PageState;
  readonly session: PageSession;
  readonly heading: string;
  readonly text: string;
  /** the share is told once it has been guessed */
  readonly asks?: boolean;
  readonly children?: ReactNode;
}

/** The share of futures that fall short, with every reservoir, and the capacity to change it by. */
export function Futures({ address, session, heading, text, asks, children }: FuturesProps) {
  const { settings, drag, commit } = address;
  const shown = useShown(session);
  // of as many futures as are set: the run of the page before may be in sight yet
  const isOfThese = shown?.settings.chunks === settings.chunks && shown.settings.T === settings.T;
  const run = isOfThese ? shown : null;
  const { guess, isTaken, take, input } = useGuess(null, undefined, 'percent');
  const failed = useMemo(() => (run === null ? null : failedChunks(run)), [run]);
  const [guessedOf, setGuessedOf] = useState<Settings | null>(null);
  const show = () => {
    if (take()) setGuessedOf(run?.settings ?? null);
  };
  if (asks && !isTaken) {
    return (
      <p>
        <strong>{heading}</strong> <span>{text}</span>{' '}
        {failed !== null && (
          <span className="futures">
            <GuessInput of="futures that fall short" unit="%" {...input} onEnter={show} />
            <button type="button" onClick={show}>
              Show
            </button>
          </span>
        )}
      </p>
    );
  }
  // it was made for one reservoir
  const isOfThis = run !== null && guessedOf !== null && areSettingsEqual(run.settings, guessedOf);
  const guessed = guess !== null && isOfThis ? ` You guessed ${formatNumber(guess)} %.` : '';
  const answer = run === null || failed === null ? '' : sharing(failed, run.settings.chunks);
  return (
    <p>
      <strong>{heading}</strong> {!asks && <span>{`${text} `}</span>}
      {/* before what changes its length: it stays under the hand that drags it */}
      <span className="futures">
        <span>{asks ? 'Make it at most 5\u00a0% by K:' : 'K:'}</span>
        <Slider
          label="Size of the reservoir"
          min={100}
          max={1000}
          step={10}
          position={settings.K}
          valueText={String(settings.K)}
          onDrag={(K) => drag({ K })}
          onCommit={(K) => commit({ K })}
        />
        <output>{formatSetting(settings.K)}</output>
      </span>{' '}
      {/* it comes in the place of what had the focus */}
      <strong tabIndex={-1} ref={asks ? focus : null}>
        {unbroken(answer + guessed)}
      </strong>{' '}
      <span>{children}</span>
    </p>
  );
}

/** The share of futures that is asked for, at most. */
const GOAL = 0.05;

/** "224 futures of 1000 fall short: 22.4 %." */
function sharing(failed: number, all: number): string {
  const share = failed / all;
  const done = share <= GOAL ? ' Done\u00a0✓' : '';
  return `${plural(failed, 'future')} of ${all} ${failed === 1 ? 'falls' : 'fall'} short: ${formatShare(share)}.${done}`;
}
