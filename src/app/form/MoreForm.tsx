import { useState } from 'react';
import { LabelInput } from '../../components/LabelInput.tsx';
import { DEFAULT_LABELS } from '../../components/labels.ts';
import { readSettings } from '../../core/settings/validateSettings.ts';
import { chosenLabels, labelError, type Page } from '../address/link.ts';

export interface MoreFormProps {
  readonly page: Page;
  readonly go: (change: Partial<Page>) => void;
}

/** What is seldom changed. It opens by itself where something in it is. */
export function MoreForm({ page, go }: MoreFormProps) {
  const { labels } = page;
  const hasChanges = Object.keys(chosenLabels(labels)).length > 0;
  const [isOpen, setIsOpen] = useState(hasChanges);
  const [hadChanges, setHadChanges] = useState(hasChanges);
  if (hadChanges !== hasChanges) {
    setHadChanges(hasChanges);
    if (hasChanges) setIsOpen(true);
  }
  return (
    <details
      className="group more"
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>More</summary>
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
