import { unbroken } from '../../../components/unbroken.ts';
import type { Settings } from '../../../core/settings/Settings.ts';
import type { Comparison, ComparisonKind } from '../../../core/timing/Comparison.ts';
import type { HistoryEntry } from '../../../core/timing/HistoryEntry.ts';
import { ComparisonResult } from './ComparisonResult.tsx';
import { COMPARISON_TEXTS } from './comparisonTexts.ts';
import { GuessInput } from '../GuessInput.tsx';
import { KeptNote } from '../KeptNote.tsx';
import { useGuess } from '../useGuess.ts';

export interface ComparisonCardProps {
  readonly kind: ComparisonKind;
  readonly comparison: Comparison | null;
  readonly isRunning: boolean;
  /** of the page */
  readonly settings: Settings;
  /** the kept measurement in sight, for which no guess was made; null for the session's own */
  readonly kept: HistoryEntry | null;
  /** goes back from it to the session's own */
  readonly onLeave: () => void;
  /** nothing else is running */
  readonly isReady: boolean;
  /** why it cannot be compared here; null if it can */
  readonly obstacle?: string | null;
  readonly onCompare: (kind: ComparisonKind) => void;
}

/** One comparison: a question, a guess, and then what was measured. */
export function ComparisonCard(props: ComparisonCardProps) {
  const {
    kind,
    comparison,
    isRunning,
    settings,
    kept,
    obstacle = null,
    onLeave,
    onCompare,
  } = props;
  const { title, what, question, unit } = COMPARISON_TEXTS[kind];
  const { guess, take, input } = useGuess(comparison);
  const isReady = props.isReady && obstacle === null;

  const compare = () => {
    if (isReady && take()) onCompare(kind);
  };
  return (
    <section className="lab-card" aria-label={title}>
      <h3>{title}</h3>
      <p>{unbroken(what)}</p>
      <p className="question">{unbroken(question)}</p>
      <div className="buttons">
        <GuessInput of={title} unit={unit} {...input} isResting={isRunning} onEnter={compare} />
        <button
          type="button"
          aria-label={`Compare: ${title}`}
          aria-disabled={!isReady}
          onClick={compare}
        >
          Compare
        </button>
        {isRunning && <span className="note">Comparing</span>}
      </div>
      {obstacle !== null && <p className="note">{obstacle}</p>}
      {kept !== null && (
        <p>
          <KeptNote entry={kept} onLeave={onLeave} />
        </p>
      )}
      {comparison !== null && comparison.samples.length > 0 && (
        <ComparisonResult
          comparison={comparison}
          isRunning={isRunning}
          settings={settings}
          guess={isRunning || kept !== null ? null : guess}
        />
      )}
    </section>
  );
}
