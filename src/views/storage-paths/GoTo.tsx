import { useMemo } from 'react';
import { checkTyped } from '../../components/checkTyped.ts';
import { formatCount, formatNumber, plural } from '../../components/format.ts';
import { NumberInput } from '../../components/NumberInput.tsx';
import { longestSpell } from '../../core/run/landmarks.ts';
import { whole } from '../../core/settings/validateSettings.ts';
import { MiniMap } from './MiniMap.tsx';
import { useLandmark, type LandmarkOptions } from './useLandmark.ts';

export interface GoToProps extends LandmarkOptions {
  /** the step in view that the input shows */
  readonly step: number;
  /** chunks stand one after the other, so that the whole path has one axis */
  readonly isJoined: boolean;
  readonly onFieldError: (field: string, error: string | null) => void;
}

/** Ways to a place on the path: a step by its number, and the steps that people look for. */
export function GoTo({ step, isJoined, onFieldError, ...options }: GoToProps) {
  const { run, span, onShow } = options;
  const { goToStep, goToLandmark } = useLandmark(options);
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
    { kind: 'full', label: 'Longest full spell', value: plural(full, 'step') },
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
        onCommit={goToStep}
        onError={(error) => onFieldError('go-to', error)}
      />
      {landmarks.map(({ kind, label, value }) => (
        <span key={kind} data-landmark={kind}>
          <button type="button" onClick={() => goToLandmark(kind)}>
            {label}
          </button>{' '}
          <small>{value}</small>
        </span>
      ))}
      {isJoined && <MiniMap run={run} span={span} onShow={onShow} />}
    </span>
  );
}
