import { useMemo } from 'react';
import { isSameEntry } from '../../core/timing/HistoryEntry.ts';
import { samplesCsv } from '../../core/timing/samplesCsv.ts';
import { resultsInSight } from '../../session/labResults.ts';
import { TimingView } from '../../views/timing/TimingView.tsx';
import { workersOf } from '../address/link.ts';
import { saveFile } from '../files/saveFile.ts';
import { useStore } from '../session/useStore.ts';
import { historyJson } from '../kept/timingHistory.ts';
import { useTimingHistory } from '../kept/useTimingHistory.ts';
import type { PanelProps } from './PanelProps.ts';
import { useMeasurePlan } from './useMeasurePlan.ts';

/** The laboratory with its threads, its clock and its storage. */
export function TimingPanel({ session, address }: PanelProps) {
  const { lab } = session;
  const { task, isRunning, own, growing, recording, shownEntry } = useStore(lab);
  const isWanted = useStore(session.wanted, (wanted) => wanted !== null);
  const isReady = useStore(session.underWay, (all) => all.size === 0);
  // measurements are kept and saved without the record, so they are of the law
  const isFromRecord = address.settings.record !== null;
  const settings = useMemo(
    () => (isFromRecord ? { ...address.settings, record: null } : address.settings),
    [address.settings, isFromRecord],
  );
  const workers = workersOf(address.page);
  const plan = useMeasurePlan(session, settings, workers);
  const history = useTimingHistory();
  const measurement = isRunning && task === 'speed-up' ? growing : own.measurement;
  const { comparisons } = own;
  const inSight = useMemo(
    () => resultsInSight({ measurement, comparisons }, shownEntry),
    [measurement, comparisons, shownEntry],
  );
  const begin = (measure: () => void) => {
    session.begin('measurement');
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
      {...inSight}
      obstacles={obstacles}
      isFromRecord={isFromRecord}
      recording={recording}
      task={isRunning ? task : null}
      isReady={isReady}
      isWanted={isWanted}
      planning={{ settings, workers, plan: plan.plan, onPlan: plan.change }}
      history={{
        entries: history.entries,
        shown: shownEntry,
        problem: history.problem,
        onShow: (entry) => {
          session.begin('showing');
          lab.show(entry);
        },
        onLeave: () => lab.show(null),
        onDelete: (entry) => {
          if (shownEntry !== null && isSameEntry(entry, shownEntry)) lab.show(null);
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
      guessMemory={{
        kept: session.guess.state(),
        keep: (change) => session.guess.set({ ...session.guess.state(), ...change }),
      }}
      onMeasure={(isCareful) => session.measure(settings, isCareful ? plan.careful() : plan.plan)}
      onCompare={(kind) => begin(() => lab.compare(kind, settings, compared))}
      onRecord={(fault) => begin(() => lab.record(fault, settings, plan.plan.maxWorkers))}
    />
  );
}
