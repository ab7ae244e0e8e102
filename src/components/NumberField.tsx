import { memo, useId, useMemo, type ReactNode } from 'react';
import { NumberInput, type NumberInputProps } from './NumberInput.tsx';
import { linearScale, stopScale, wholeScale } from './scales.ts';
import { Slider } from './Slider.tsx';
import { Translatable } from './Translatable.tsx';

export interface NumberFieldProps extends Omit<NumberInputProps, 'id'> {
  /** the value before the slider was taken up: the slider's range does not change under the hand */
  readonly committed: number;
  /** practical range; it widens for a value outside it */
  readonly min: number;
  readonly max: number;
  /** `whole`: whole numbers; `logarithmic`: round ones, as many stops in every decade */
  readonly scale?: keyof typeof SCALES;
  /** see `Slider` */
  readonly basis?: unknown;
  readonly onDrag: (value: number) => void;
  readonly children?: ReactNode;
}

const SCALES = { linear: linearScale, whole: wholeScale, logarithmic: stopScale };

/** A number set by a slider or typed, both of one name. */
export const NumberField = memo(function NumberField({
  committed,
  min,
  max,
  scale = 'linear',
  basis,
  onDrag,
  children,
  ...input
}: NumberFieldProps) {
  const id = useId();
  const { label, value, onCommit } = input;
  const positions = useMemo(
    () => SCALES[scale](Math.min(min, committed), Math.max(max, committed), committed),
    [scale, min, max, committed],
  );
  return (
    <div className="field">
      <label htmlFor={id}>
        <Translatable text={label} />
      </label>
      <NumberInput {...input} id={id} />
      <div className="slider-place">
        <Slider
          label={label}
          min={positions.min}
          max={positions.max}
          step={positions.step}
          position={positions.positionOf(value)}
          valueText={String(value)}
          basis={basis}
          onDrag={(position) => onDrag(positions.valueAt(position))}
          onCommit={(position) => onCommit(positions.valueAt(position))}
        />
      </div>
      {children !== undefined && <p className="hint">{children}</p>}
    </div>
  );
});
