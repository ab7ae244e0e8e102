import { LabelInput } from '../../components/LabelInput.tsx';
import { DEFAULT_LABELS } from '../../components/labels.ts';
import { readSettings } from '../../core/settings/validateSettings.ts';
import { labelError, type Page } from '../address/link.ts';
import type { PageChange } from '../address/usePage.ts';

export interface MoreFormProps {
  readonly page: Page;
  readonly go: (change: PageChange) => void;
}

/** What is seldom changed. */
export function MoreForm({ page, go }: MoreFormProps) {
  const { labels } = page;
  return (
    <>
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
          go({
            settings: readSettings(() => null).settings,
            workers: null,
            labels: DEFAULT_LABELS,
            record: null,
          })
        }
      >
        Reset
      </button>
    </>
  );
}
