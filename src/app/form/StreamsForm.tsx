import { memo } from 'react';
import { Choice } from '../../components/Choice.tsx';
import { checkTyped } from '../../components/checkTyped.ts';
import { NumberInput } from '../../components/NumberInput.tsx';
import type { Settings } from '../../core/settings/Settings.ts';
import { RULES } from '../../core/settings/validateSettings.ts';
import { BOUNDARIES, GENERATORS, SEEDINGS } from './choices.ts';

export interface StreamsFormProps {
  /** those in the address: no slider moves what is set here */
  readonly settings: Settings;
  readonly commit: (change: Partial<Settings>) => void;
  readonly onFieldError: (field: string, error: string | null) => void;
}

/** From which random numbers it is computed. It rests while a slider moves. */
export const StreamsForm = memo(function StreamsForm({
  settings,
  commit,
  onFieldError,
}: StreamsFormProps) {
  return (
    <>
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
      <Choice
        label="Chunk boundary"
        value={settings.boundary}
        options={BOUNDARIES}
        onChange={(boundary) => commit({ boundary })}
      />
      <Choice
        label="Generator"
        value={settings.generator}
        options={GENERATORS}
        onChange={(generator) => commit({ generator })}
      />
    </>
  );
});
