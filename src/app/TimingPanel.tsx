import type { Settings } from '../core/simulation.ts';
import { isSameEntry } from '../core/timing/HistoryEntry.ts';
import { samplesCsv } from '../core/timing/samplesCsv.ts';
import { TimingView } from '../views/timing/TimingView.tsx';
import { saveFile } from './saveFile.ts';
import { historyJson } from './timingHistory.ts';
import type { LabState } from './useLab.ts';
import type { MeasurePlanState } from './useMeasurePlan.ts';
import { useTimingHistory } from './useTimingHistory.ts';

export interface TimingPanelProps {
  readonly lab: LabState;
  readonly settings: Settings;
  readonly workers: number;
  readonly plan: MeasurePlanState;
  readonly isReady: boolean;
  /** told before anything is measured */
  readonly onBegin: () => void;
}

/** The laboratory with its threads, its clock and its storage. */
export function TimingPanel(props: TimingPanelProps) {
  const { lab, settings, workers, plan, isReady, onBegin } = props;
  const history = useTimingHistory();
  const begin = (measure: () => void) => {
    onBegin();
    measure();
  };
  // workers that share a logical core would be compared with that
  const compared = Math.min(plan.plan.maxWorkers, plan.plan.cores);
  const obstacles = {
    ...(compared === 1 && {
      scaling:
        'This needs two logical cores, and two workers: choose them under “How it is measured”.',
    }),
  };
  return (
    <TimingView
      measurement={lab.measurement}
      comparisons={lab.comparisons}
      obstacles={obstacles}
      recording={lab.recording}
      task={lab.isBusy ? lab.task : null}
      isReady={isReady}
      planning={{ settings, workers, plan: plan.plan, onPlan: plan.change }}
      history={{
        entries: history.entries,
        shown: lab.shownEntry,
        problem: history.problem,
        onShow: lab.show,
        onLeave: () => lab.show(null),
        onDelete: (entry) => {
          if (lab.shownEntry !== null && isSameEntry(entry, lab.shownEntry)) lab.show(null);
          history.remove(entry);
        },
        onClear: () => {
          lab.show(null);
          history.clear();
        },
        onOpen: history.open,
        onSave: (format) =>
          format === 'csv'
            ? saveFile('spillway-samples.csv', new Blob([samplesCsv(history.entries)]))
            : saveFile('spillway-measurements.json', new Blob([historyJson(history.entries)])),
      }}
      onMeasure={() => begin(() => lab.measure(settings, plan.plan))}
      onCompare={(kind) => begin(() => lab.compare(kind, settings, compared))}
      onRecord={(fault) => begin(() => lab.record(fault, settings, plan.plan.maxWorkers))}
    />
  );
}
