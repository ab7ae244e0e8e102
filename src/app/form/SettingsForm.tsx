import { useMemo } from 'react';
import { checkTyped } from '../../components/checkTyped.ts';
import { formatNumber, formatShare } from '../../components/format.ts';
import { NumberField } from '../../components/NumberField.tsx';
import { inflowName, inflowOf, type Inflow, type InflowName } from '../../core/reservoir/inflow.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { RULES } from '../../core/settings/validateSettings.ts';

export interface SettingsFormProps {
  readonly settings: Settings;
  /** settings from before a slider was taken up */
  readonly committed: Settings;
  readonly drag: (change: Partial<Settings>) => void;
  readonly commit: (change: Partial<Settings>) => void;
  readonly onFieldError: (field: string, error: string | null) => void;
}

const KEYS = ['K', 'mu', 'sigma', 'target', 'T', 'chunks', 'rho'] as const;
type NumericKey = (typeof KEYS)[number];

/** The parts of a field that belong to its key. What it calls stays the same while a slider moves: the other fields rest. */
export function useFields(props: SettingsFormProps) {
  const { settings, committed, drag, commit, onFieldError } = props;
  const calls = useMemo(() => {
    const ofKey = (key: NumericKey) => ({
      check: (text: string) => checkTyped(RULES[key](committed), text),
      onDrag: (value: number) => drag({ [key]: value }),
      onCommit: (value: number) => commit({ [key]: value }),
      onError: (error: string | null) => onFieldError(key, error),
    });
    return new Map(KEYS.map((key) => [key, ofKey(key)]));
  }, [committed, drag, commit, onFieldError]);
  return (key: NumericKey, label: string) => ({
    label,
    value: settings[key],
    committed: committed[key],
    basis: committed,
    ...calls.get(key)!,
  });
}

/** What μ is of each law of the inflow. */
const MEAN_HINTS: Readonly<Record<InflowName, (inflow: Inflow) => string>> = {
  normal: ({ zeroShare, mean }) =>
    `Negative draws count as 0 (${formatShare(zeroShare)} of steps), so the mean inflow is ${formatNumber(mean)}.`,
  record: ({ mean }) => `Runs are drawn from the record, of mean ${formatNumber(mean)}.`,
};

/** The reservoir: its size, what flows in, what is asked of it. */
export function ReservoirForm(props: SettingsFormProps) {
  const { settings } = props;
  const field = useFields(props);
  const inflow = inflowOf(settings);
  return (
    <section className="group" aria-label="Reservoir">
      <h2>Reservoir</h2>
      <NumberField {...field('K', 'Capacity K')} min={10} max={1000} />
      <NumberField {...field('mu', 'Inflow μ')} min={0} max={300}>
        {MEAN_HINTS[inflowName(settings)](inflow)}
      </NumberField>
      <NumberField {...field('sigma', 'Inflow spread σ')} min={0} max={300} />
      <NumberField {...field('target', 'Target release S̄')} min={0} max={settings.K} />
    </section>
  );
}
