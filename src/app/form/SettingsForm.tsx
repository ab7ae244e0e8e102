import { Choice } from '../../components/Choice.tsx';
import { checkTyped } from '../../components/checkTyped.ts';
import { formatNumber, formatShare } from '../../components/format.ts';
import { NumberField } from '../../components/NumberField.tsx';
import { NumberInput } from '../../components/NumberInput.tsx';
import { INFLOW, inflowOf, type Inflow, type InflowName } from '../../core/reservoir/inflow.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { RULES } from '../../core/settings/validateSettings.ts';
import { SEEDINGS } from './choices.ts';
import { memoryText, readOut } from './readOut.ts';

export interface SettingsFormProps {
  readonly settings: Settings;
  /** settings from before a slider was taken up */
  readonly committed: Settings;
  readonly drag: (change: Partial<Settings>) => void;
  readonly commit: (change: Partial<Settings>) => void;
  readonly onFieldError: (field: string, error: string | null) => void;
}

type NumericKey = 'K' | 'mu' | 'sigma' | 'target' | 'T' | 'chunks';

/** The parts of a field that belong to its key. */
function fieldsOf(props: SettingsFormProps) {
  const { settings, committed, drag, commit, onFieldError } = props;
  return (key: NumericKey, label: string) => ({
    label,
    value: settings[key],
    committed: committed[key],
    check: (text: string) => checkTyped(RULES[key](committed), text),
    onDrag: (value: number) => drag({ [key]: value }),
    onCommit: (value: number) => commit({ [key]: value }),
    onError: (error: string | null) => onFieldError(key, error),
  });
}

/** What μ is of each law of the inflow. */
const MEAN_HINTS: Readonly<Record<InflowName, (inflow: Inflow) => string>> = {
  normal: ({ zeroShare, mean }) =>
    `Negative draws count as 0 (${formatShare(zeroShare)} of steps), so the mean inflow is ${formatNumber(mean)}.`,
};

/** The reservoir: its size, what flows in, what is asked of it. */
export function ReservoirForm(props: SettingsFormProps) {
  const { settings } = props;
  const field = fieldsOf(props);
  const inflow = inflowOf(settings);
  return (
    <section className="group" aria-label="Reservoir">
      <h2>Reservoir</h2>
      <NumberField {...field('K', 'Capacity K')} min={10} max={1000} />
      <NumberField {...field('mu', 'Inflow μ')} min={0} max={300}>
        {MEAN_HINTS[INFLOW](inflow)}
      </NumberField>
      <NumberField {...field('sigma', 'Inflow spread σ')} min={0} max={300} />
      <NumberField {...field('target', 'Target release S̄')} min={0} max={settings.K} />
    </section>
  );
}

/** The experiment: how many steps, in how many chunks, from which random numbers. */
export function ExperimentForm(props: SettingsFormProps) {
  const { settings, commit, onFieldError } = props;
  const field = fieldsOf(props);
  return (
    <section className="group" aria-label="Experiment">
      <h2>Experiment</h2>
      <NumberField {...field('T', 'Steps T')} min={10} max={1e7} scale="logarithmic" />
      <NumberField
        {...field('chunks', 'Chunks')}
        min={1}
        max={Math.min(4096, props.committed.T)}
        scale="logarithmic"
      />
      <div className="field seed">
        <label htmlFor="seed">Seed</label>
        <NumberInput
          id="seed"
          label="Seed"
          value={settings.seed}
          check={(text) => checkTyped(RULES.seed(settings), text)}
          onCommit={(seed) => commit({ seed })}
          onError={(error) => onFieldError('seed', error)}
        />
        <button
          type="button"
          onClick={() => commit({ seed: crypto.getRandomValues(new Uint32Array(1))[0]! })}
        >
          New seed
        </button>
      </div>
      <Choice
        label="Seeding"
        value={settings.seeding}
        options={SEEDINGS}
        onChange={(seeding) => commit({ seeding })}
      />
      <p className="read-out">{`${readOut(settings)}. ${memoryText(settings)}`}</p>
    </section>
  );
}
