import { MoreForm, type MoreFormProps } from './MoreForm.tsx';
import { ExperimentForm, ReservoirForm } from './SettingsForm.tsx';

export interface ParametersProps extends MoreFormProps {
  readonly isRunning: boolean;
  readonly onRun: () => void;
  readonly onCancel: () => void;
}

/** All that can be set, with Run and Cancel. */
export function Parameters({ isRunning, onRun, onCancel, ...form }: ParametersProps) {
  return (
    <form className="parameters" onSubmit={(event) => event.preventDefault()}>
      <ReservoirForm {...form} />
      <ExperimentForm {...form} />
      <div className="run-bar">
        <button type="button" className="primary" onClick={onRun}>
          Run
        </button>
        <button type="button" aria-disabled={!isRunning} onClick={onCancel}>
          Cancel
        </button>
      </div>
      <MoreForm {...form} />
    </form>
  );
}
