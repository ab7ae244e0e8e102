import { checkTyped } from '../../components/checkTyped.ts';
import { formatCount } from '../../components/format.ts';
import { NumberField } from '../../components/NumberField.tsx';
import { effectiveSampleSize } from '../../core/independence/effectiveSampleSize.ts';
import { startCounts } from '../../core/independence/startCounts.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { whole } from '../../core/settings/validateSettings.ts';
import { correlationText } from './pairTexts.ts';
import { notATest } from './notATest.ts';

export interface LeaveOutProps {
  readonly settings: Settings;
  /** steps compared */
  readonly stepCount: number;
  /** of them left out, the first */
  readonly value: number;
  /** of the storages at the others; undefined while it is not known */
  readonly r: number | undefined;
  readonly rho: ArrayLike<number> | null;
  readonly onChange: (steps: number) => void;
  readonly onError: (error: string | null) => void;
}

/** Leaves out the first steps of the picture, and tells at once what correlation of the storages is left. */
export function LeaveOut(props: LeaveOutProps) {
  const { settings, stepCount, value, r, rho, onChange, onError } = props;
  const most = stepCount - 2; // a correlation takes two
  const isStart = startCounts(settings, stepCount, value);
  const worth =
    isStart || r === undefined || Number.isNaN(r)
      ? null
      : effectiveSampleSize(stepCount - value, rho);
  const rule = { allowed: `0 to ${formatCount(most)}`, schema: whole(0, most) };
  return (
    <div className="leave-out">
      <NumberField
        label="Leave out the first"
        value={value}
        committed={value}
        min={0}
        max={most}
        scale="whole"
        check={(text) => checkTyped(rule, text)}
        onDrag={onChange}
        onCommit={onChange}
        onError={onError}
      >
        steps
      </NumberField>
      <p className="note">
        {r === undefined ? '' : `Storages: ${correlationText(r)}, ${notATest(isStart, worth)}`}
      </p>
    </div>
  );
}
