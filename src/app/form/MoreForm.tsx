import { useState } from 'react';
import { checkTyped } from '../../components/checkTyped.ts';
import { Choice } from '../../components/Choice.tsx';
import { LabelInput } from '../../components/LabelInput.tsx';
import { DEFAULT_LABELS } from '../../components/labels.ts';
import { NumberField } from '../../components/NumberField.tsx';
import { Term } from '../../components/Term.tsx';
import { readSettings } from '../../core/settings/validateSettings.ts';
import { BOUNDARIES, GENERATORS } from './choices.ts';
import {
  chosenLabels,
  defaultWorkers,
  labelError,
  PAGE_RULES,
  workersOf,
  type Page,
} from '../address/link.ts';
import type { SettingsFormProps } from './SettingsForm.tsx';

export interface MoreFormProps extends SettingsFormProps {
  readonly page: Page;
  readonly go: (change: Partial<Page>) => void;
}

/** What is seldom changed. It opens by itself where something in it is. */
export function MoreForm({ settings, commit, onFieldError, page, go }: MoreFormProps) {
  const { labels } = page;
  const workers = workersOf(page);
  const hasChanges =
    settings.boundary !== 'restart' ||
    page.workers !== null ||
    Object.keys(chosenLabels(labels)).length > 0;
  const [isOpen, setIsOpen] = useState(hasChanges);
  const [hadChanges, setHadChanges] = useState(hasChanges);
  if (hadChanges !== hasChanges) {
    setHadChanges(hasChanges);
    if (hasChanges) setIsOpen(true);
  }
  const [draggedWorkers, setDraggedWorkers] = useState<number | null>(null);
  return (
    <details
      className="group more"
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>More</summary>
      <Choice
        label="Chunk boundary"
        value={settings.boundary}
        options={BOUNDARIES}
        onChange={(boundary) => commit({ boundary })}
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
      <Choice
        label="Generator"
        value={settings.generator}
        options={GENERATORS}
        onChange={(generator) => commit({ generator })}
      />
      <LabelInput
        label="Unit of volume"
        value={labels.unit}
        check={(text) => labelError('unit', text)}
        onCommit={(unit) => go({ labels: { ...labels, unit } })}
      />
      <LabelInput
        label="Name of the step"
        value={labels.step}
        check={(text) => labelError('step', text)}
        onCommit={(step) => go({ labels: { ...labels, step } })}
      />
      <button
        type="button"
        onClick={() =>
          go({ settings: readSettings(() => null).settings, workers: null, labels: DEFAULT_LABELS })
        }
      >
        Reset
      </button>
    </details>
  );
}
