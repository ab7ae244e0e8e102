import { memo, useCallback } from 'react';
import { NoGoTo } from '../../views/storage-paths/NoGoTo.tsx';
import { StorageSketch } from '../../views/storage-paths/StorageSketch.tsx';
import { StoragePathsView } from '../../views/storage-paths/StoragePathsView.tsx';
import { messageOf } from '../page/messageOf.ts';
import { preloadable } from '../page/preloadable.tsx';
import { useShown, useStore } from '../session/useStore.ts';
import { checkedRuns } from '../status/workerCheckText.ts';
import { NoDam } from './NoDam.tsx';
import { NoRun } from './NoRun.tsx';
import type { PageSession } from '../session/PageSession.ts';
import { heldSettings, type PanelProps } from './PanelProps.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { useZoomedSpan } from '../session/useZoomedSpan.ts';

/** It comes with Chart.js, and until then a sketch stands in its place. */
export const StorageChart = preloadable(async () => {
  const [{ registerCharts }, chart] = await Promise.all([
    import('../page/registerCharts.ts'),
    import('../../views/storage-paths/StorageChart.tsx'),
  ]);
  registerCharts();
  return chart.StorageChart;
}, StorageSketch);

const WorkerCheck = preloadable(
  async () => (await import('../../views/storage-paths/WorkerCheck.tsx')).WorkerCheck,
  () => null,
);

const StorageTable = preloadable(
  async () => (await import('../../views/storage-paths/StorageTable.tsx')).StorageTable,
  () => null,
);

/** After the chart too. */
const GoTo = preloadable(async () => {
  await import('../../views/storage-paths/StorageChart.tsx');
  return (await import('../../views/storage-paths/GoTo.tsx')).GoTo;
}, NoGoTo);

/** After the chart: it stands beside it. */
const Dam = preloadable(async () => {
  await import('../../views/storage-paths/StorageChart.tsx');
  return (await import('./DamPart.tsx')).DamPart;
}, NoDam);

/** The view of storage paths, with the workers that read and check them. */
export function StoragePanel({ session, address }: PanelProps) {
  return <StoragePaths session={session} held={heldSettings(address)} />;
}

interface StoragePathsProps {
  readonly session: PageSession;
  /** see `heldSettings`; null while no slider moves */
  readonly held: Settings | null;
}

/** Drawn anew with each run, not besides at each movement of a slider. */
const StoragePaths = memo(function StoragePaths(props: StoragePathsProps) {
  const { session, held } = props;
  const { messages } = session;
  const shown = useShown(session);
  const check = useStore(session.check);
  // not between the runs of a moving slider
  const isReady = useStore(session.underWay, (all) => held === null && all.size === 0);
  const zoom = useZoomedSpan(session);
  const onError = useCallback((error: unknown) => messages.fail(messageOf(error)), [messages]);
  if (shown === null) return <NoRun session={session} />;
  return (
    <StoragePathsView
      StorageChart={StorageChart}
      Dam={Dam}
      GoTo={GoTo}
      StorageTable={StorageTable}
      run={shown}
      held={held}
      {...zoom}
      reads={session.stepReads}
      readSteps={session.readSteps}
      readFlows={session.readFlows}
      onSaid={messages.say}
      onError={onError}
      onFieldError={messages.failField}
    >
      <WorkerCheck
        run={shown}
        runs={checkedRuns(check, shown)}
        isChecking={check.isRunning}
        isReady={isReady}
        onCheck={session.checkWorkers}
      />
    </StoragePathsView>
  );
});
