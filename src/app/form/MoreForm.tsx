import { memo, useState } from 'react';
import { LabelInput } from '../../components/LabelInput.tsx';
import { DEFAULT_LABELS } from '../../components/labels.ts';
import { NumberField } from '../../components/NumberField.tsx';
import { readSettings } from '../../core/settings/validateSettings.ts';
import { chosenLabels, labelError, type Page } from '../address/link.ts';
import type { PageChange } from '../address/usePage.ts';
import { useFields, type SettingsFormProps } from './SettingsForm.tsx';

export interface MoreFormProps extends SettingsFormProps {
  readonly page: Page;
  readonly go: (change: PageChange) => void;
}

const RHO =
  'How much the inflow of a step is like that of the step before: at 0 not at all, above 0 dry steps come in a row, below 0 wet ones follow dry ones.';
const RHO_UNUSED =
  'Runs do not use it now, for they are drawn from the record; the view Design does.';

/** What is seldom changed. It opens by itself where something in it is. */
export function MoreForm(props: MoreFormProps) {
  const { page, go } = props;
  const { labels, settings } = page;
  const hasChanges = settings.rho !== 0 || Object.keys(chosenLabels(labels)).length > 0;
  const [isOpen, setIsOpen] = useState(hasChanges);
  const [hadChanges, setHadChanges] = useState(hasChanges);
  if (hadChanges !== hasChanges) {
    setHadChanges(hasChanges);
    if (hasChanges) setIsOpen(true);
  }
  const field = useFields(props);
  return (
    <details
      className="group more"
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>More</summary>
      <NumberField {...field('rho', 'Correlation ρ')} min={-0.95} max={0.95}>
        {page.settings.record === null ? RHO : `${RHO} ${RHO_UNUSED}`}
      </NumberField>
      <LabelInputs labels={labels} go={go} />
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
    </details>
  );
}

/** They rest while a slider moves. */
const LabelInputs = memo(function LabelInputs({
  labels,
  go,
}: {
  readonly labels: Page['labels'];
  readonly go: MoreFormProps['go'];
}) {
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
    </>
  );
});
