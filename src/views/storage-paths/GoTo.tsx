import { useMemo } from 'react';
import { checkTyped } from '../../components/checkTyped.ts';
import { formatCount, formatNumber, plural } from '../../components/format.ts';
import { NumberInput } from '../../components/NumberInput.tsx';
import { longestSpell, type LandmarkKind } from '../../core/run/landmarks.ts';
import { whole } from '../../core/settings/validateSettings.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';

export interface GoToProps {
  readonly run: SimulationRun;
  /** the step in view that the input shows */
  readonly step: number;
  readonly onStep: (step: number) => void;
  readonly onLandmark: (kind: LandmarkKind) => void;
  readonly onFieldError: (field: string, error: string | null) => void;
}

/** Ways to a place on the path: a step by its number, and the steps that people look for. */
export function GoTo({ run, step, onStep, onLandmark, onFieldError }: GoToProps) {
  const { T } = run.settings;
  const rule = { schema: whole(0, T), allowed: `0 to ${formatCount(T)}, whole` };
  // a look at every block, of which a long run has many
  const [deficit, full] = useMemo(
    () => [longestSpell(run, 'deficit'), longestSpell(run, 'full')] as const,
    [run],
  );
  const landmarks = [
    { kind: 'minimum', label: 'Minimum', value: formatNumber(run.summary.min) },
    { kind: 'deficit', label: 'Longest drought', value: plural(deficit, 'step') },
    { kind: 'full', label: 'Longest time full', value: plural(full, 'step') },
  ] as const;
  return (
    <span className="go-to" role="group" aria-label="Go to">
      <label htmlFor="go-to-step">Go to step</label>
      <NumberInput
        id="go-to-step"
        label="Go to step"
        value={step}
        isRequest
        check={(text) => checkTyped(rule, text)}
        onCommit={onStep}
        onError={(error) => onFieldError('go-to', error)}
      />
      {landmarks.map(({ kind, label, value }) => (
        <span key={kind}>
          <button type="button" onClick={() => onLandmark(kind)}>
            {label}
          </button>{' '}
          <small>{value}</small>
        </span>
      ))}
    </span>
  );
}
