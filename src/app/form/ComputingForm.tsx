import { useState } from 'react';
import { Choice } from '../../components/Choice.tsx';
import { checkTyped } from '../../components/checkTyped.ts';
import { NumberField } from '../../components/NumberField.tsx';
import { NumberInput } from '../../components/NumberInput.tsx';
import { Term } from '../../components/Term.tsx';
import { RULES } from '../../core/settings/validateSettings.ts';
import { defaultWorkers, PAGE_RULES, workersOf, type Page } from '../address/link.ts';
import { BOUNDARIES, GENERATORS, SEEDINGS } from './choices.ts';
import { ReadOut } from './lateParts.tsx';
import { useFields, type SettingsFormProps } from './SettingsForm.tsx';

export interface ComputingFormProps extends SettingsFormProps {
  readonly page: Page;
  readonly go: (change: Partial<Page>) => void;
}

/** How it is computed: how many steps, in how many chunks, from which random numbers, by how many workers. */
export function ComputingForm(props: ComputingFormProps) {
  const { settings, commit, onFieldError, page, go } = props;
  const field = useFields(props);
  const workers = workersOf(page);
  const [draggedWorkers, setDraggedWorkers] = useState<number | null>(null);
  return (
    <section className="group" aria-label="How it is computed">
      <h2>How it is computed</h2>
      <NumberField {...field('T', 'Steps T')} min={10} max={1e7} scale="logarithmic" />
      <NumberField
        {...field('chunks', 'Chunks')}
        min={1}
        max={Math.min(4096, props.committed.T)}
        scale="logarithmic"
      />
      <NumberField
        label="Workers"
        value={draggedWorkers ?? workers}
        committed={workers}
        scale="whole"
        check={(text) => checkTyped(PAGE_RULES.workers, text)}
        min={1}
        max={Math.max(defaultWorkers(), 8)}
        onDrag={setDraggedWorkers}
        onCommit={(count) => {
          setDraggedWorkers(null);
          go({ workers: count });
        }}
        onError={(error) => onFieldError('workers', error)}
      >
        A <Term word="worker" /> is a thread: more of them change the time, never the numbers.
      </NumberField>
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
      <ReadOut settings={settings} />
    </section>
  );
}
