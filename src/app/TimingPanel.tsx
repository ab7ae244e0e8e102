import type { Settings } from '../core/simulation.ts';
import { samplesCsv } from '../core/timing/samplesCsv.ts';
import { TimingView } from '../views/timing/TimingView.tsx';
import { saveFile } from './saveFile.ts';
import { historyJson } from './timingHistory.ts';
import type { LabState } from './useLab.ts';
import type { MeasurePlanState } from './useMeasurePlan.ts';
import type { TimingHistory } from './useTimingHistory.ts';

export interface TimingPanelProps {
  readonly lab: LabState;
  readonly history: TimingHistory;
  readonly settings: Settings;
  readonly workers: number;
  readonly plan: MeasurePlanState;
  /** this browser has what the kernel needs */
  readonly hasKernel: boolean;
  readonly isReady: boolean;
  /** told before anything is measured */
  readonly onBegin: () => void;
}

/** The laboratory with its threads, its clock and its storage. */
export function TimingPanel(props: TimingPanelProps) {
  const { lab, history, settings, workers, plan, hasKernel, isReady, onBegin } = props;
  const begin = (measure: () => void) => {
    onBegin();
    measure();
  };
  const impossible = {
    ...(plan.plan.maxWorkers === 1 && {
      scaling: 'This needs two workers or more: choose them under “How it is measured”.',
    }),
    ...(!hasKernel && {
      kernel: 'This browser computes without the kernel, by the reference alone.',
    }),
  };
  return (
    <TimingView
      measurement={lab.measurement}
      comparisons={lab.comparisons}
      impossible={impossible}
      recording={lab.recording}
      task={lab.isBusy ? lab.task : null}
      isReady={isReady}
      planning={{ settings, workers, plan: plan.plan, onPlan: plan.change }}
      history={{
        entries: history.entries,
        shown: lab.shownEntry,
        problem: history.problem,
        onShow: lab.show,
        onDelete: history.remove,
        onClear: history.clear,
        onSave: (format) =>
          format === 'csv'
            ? saveFile('spillway-samples.csv', new Blob([samplesCsv(history.entries)]))
            : saveFile('spillway-measurements.json', new Blob([historyJson(history.entries)])),
      }}
      onMeasure={() => begin(() => lab.measure(settings, plan.plan))}
      onCompare={(kind) => begin(() => lab.compare(kind, settings, plan.plan.maxWorkers))}
      onRecord={(fault) => begin(() => lab.record(fault, settings, workers))}
    />
  );
}
