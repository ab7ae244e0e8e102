import { NumberField } from '../../components/NumberField.tsx';
import type { Page } from '../address/link.ts';
import { ReadOut } from './lateParts.tsx';
import { useFields, type SettingsFormProps } from './SettingsForm.tsx';
import { StreamsForm } from './StreamsForm.tsx';
import { WorkersField } from './WorkersField.tsx';

export interface ComputingFormProps extends SettingsFormProps {
  readonly page: Page;
  readonly go: (change: Partial<Page>) => void;
}

/** How it is computed: how many steps, in how many chunks, by how many workers, from which random numbers. */
export function ComputingForm(props: ComputingFormProps) {
  const { settings, committed, commit, onFieldError, page, go } = props;
  const field = useFields(props);
  return (
    <section className="group" aria-label="How it is computed">
      <h2>How it is computed</h2>
      <NumberField {...field('T', 'Steps T')} min={10} max={1e7} scale="logarithmic" />
      <NumberField
        {...field('chunks', 'Chunks')}
        min={1}
        max={Math.min(4096, committed.T)}
        scale="logarithmic"
      />
      <WorkersField page={page} go={go} onFieldError={onFieldError} />
      <StreamsForm settings={committed} commit={commit} onFieldError={onFieldError} />
      <ReadOut settings={settings} />
    </section>
  );
}
