import { useId } from 'react';
import { NumberInput } from '../../components/NumberInput.tsx';
import { Slider } from '../../components/Slider.tsx';
import type { Checked } from '../../components/useTypedText.ts';
import { percent } from './designTexts.ts';
import { reliabilityStops } from './reliabilityStops.ts';

export interface ReliabilityFieldProps {
  readonly value: number;
  /** before a slider was taken up */
  readonly committed: number;
  /** of a percentage */
  readonly check: (text: string) => Checked<number>;
  readonly onDrag: (value: number) => void;
  readonly onCommit: (value: number) => void;
  readonly onError: (error: string | null) => void;
}

/** Digits that a percentage has, without those that 100 times a double adds. */
const DIGITS = 12;

/** The reliability that is asked for, by a slider or typed, in percent. */
export function ReliabilityField(props: ReliabilityFieldProps) {
  const { value, committed, check, onDrag, onCommit, onError } = props;
  const id = useId();
  const stops = reliabilityStops(committed);
  return (
    <span className="design-field">
      <label htmlFor={id}>Reliability</label>
      <Slider
        label="Reliability"
        min={0}
        max={stops.length - 1}
        step={1}
        position={Math.max(
          stops.findLastIndex((stop) => stop <= value),
          0,
        )}
        valueText={percent(value)}
        onDrag={(position) => onDrag(stops[position]!)}
        onCommit={(position) => onCommit(stops[position]!)}
      />
      <NumberInput
        id={id}
        label="Reliability"
        value={Number((100 * value).toPrecision(DIGITS))}
        check={check}
        onCommit={(share) => onCommit(Number((share / 100).toPrecision(DIGITS)))}
        onError={onError}
      />
      <span aria-hidden="true">%</span>
    </span>
  );
}
