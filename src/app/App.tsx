import { useMemo, useState } from 'react';
import { formatCount, plural } from '../components/format.ts';
import { Tabs } from '../components/Tabs.tsx';
import { planJobs } from '../core/planJobs.ts';
import { measuredChunks } from '../core/timing.ts';
import { readSettings, whole } from '../core/validateSettings.ts';
import { IndependenceView } from '../views/independence/IndependenceView.tsx';
import { StoragePathsView } from '../views/storage-paths/StoragePathsView.tsx';
import { TimingView } from '../views/timing/TimingView.tsx';
import { Announcements } from './Announcements.tsx';
import { Files } from './Files.tsx';
import { Header } from './Header.tsx';
import { defaultWorkers, PAGE_RULES, writeLink, type View } from './link.ts';
import { checkBy, ExperimentForm, MoreForm, ReservoirForm } from './SettingsForm.tsx';
import { measurementText, runLine, statusText } from './statusText.ts';
import { StoryStrip } from './StoryStrip.tsx';
import { useOpenedFile } from './useOpenedFile.ts';
import { usePage } from './usePage.ts';
import { useShockComparison } from './useShockComparison.ts';
import { useSimulation } from './useSimulation.ts';
import { ROUNDS, useTiming } from './useTiming.ts';
import { useWorkerPool } from './useWorkerPool.ts';

const TABS: readonly { value: View; label: string }[] = [
  { value: 'storage', label: 'Storage' },
  { value: 'independence', label: 'Independence' },
  { value: 'timing', label: 'Timing' },
];

/** The page: parameters on one side, the picture that they make on the other. */
export function App() {
  const { page, settings, isDragging, notices, drag, commit, go } = usePage();
  const [draggedWorkers, setDraggedWorkers] = useState<number | null>(null);
  const workers = page.workers ?? defaultWorkers();
  const { pool, readyCount } = useWorkerPool(workers);
  const simulation = useSimulation(pool, settings, isDragging, workers);
  const { shown } = simulation;

  const [chosenPair, setPair] = useState<readonly [number, number]>([0, 1]);
  const lastChunk = (shown?.settings.chunks ?? 1) - 1;
  const pair = [Math.min(chosenPair[0], lastChunk), Math.min(chosenPair[1], lastChunk)] as const;
  const isIndependence = page.view === 'independence';
  const shocks = useShockComparison(pool, isIndependence ? shown : null, pair);

  const key = JSON.stringify(settings);
  const timing = useTiming(pool, key);
  const [keepsChunks, setKeepsChunks] = useState(false);
  const measured = keepsChunks ? settings.chunks : measuredChunks(settings, workers);

  // a message for these settings, until they change
  const [said, setSaid] = useState({ key, message: null as string | null });
  const say = (message: string | null) => setSaid({ key, message });
  const [error, setError] = useState<string | null>(null);
  const [fieldErrors, setFieldErrors] = useState<Readonly<Record<string, string | null>>>({});
  const opened = useOpenedFile(go, simulation, page.settings, setError);

  const isBusy = simulation.isBusy || timing.isMeasuring || shocks.isBusy;
  const isTimingTold = timing.isMeasuring || (page.view === 'timing' && !simulation.isBusy);
  const status =
    (isTimingTold ? measurementText(timing) : null) ?? statusText(simulation, settings, isDragging);
  const link = writeLink(page);
  const run = () => {
    say(null);
    timing.cancel();
    simulation.run();
  };
  const form = {
    settings,
    committed: page.settings,
    drag,
    commit,
    onFieldError: (field: string, message: string | null) =>
      setFieldErrors((errors) => ({ ...errors, [field]: message })),
  };
  const chains = useMemo(() => planJobs(settings).length, [settings]);
  const busyWorkers = Math.min(workers, chains);
  return (
    <>
      <Header link={link} onSaid={say} onError={setError} />
      <StoryStrip page={page} go={go} />
      <Announcements
        status={(said.key === key ? said.message : null) ?? opened.message ?? status}
        notices={[...notices, ...opened.notices]}
        errors={[
          error,
          opened.mismatch,
          simulation.activity.kind === 'failed' ? simulation.activity.message : null,
          timing.error,
          shocks.error,
        ]}
        fieldErrors={Object.values(fieldErrors)}
      />
      <main aria-busy={isBusy}>
        <Tabs
          label="Views"
          value={page.view}
          tabs={TABS}
          onChange={(view) => go({ view })}
          panelId="view"
        />
        <div id="view" role="tabpanel" aria-labelledby={`view-${page.view}`} className="view">
          {page.view === 'timing' ? (
            <TimingView
              timing={timing.measurement?.timing ?? null}
              ideal={timing.measurement?.ideal ?? []}
              startTimesMs={timing.measurement?.startTimesMs ?? []}
              maxWorkers={workers}
              rounds={ROUNDS}
              isMeasuring={timing.isMeasuring}
              chunks={{ own: settings.chunks, measured: measuredChunks(settings, workers) }}
              keepsChunks={keepsChunks}
              isSequential={settings.boundary === 'continue'}
              onKeepChunks={setKeepsChunks}
              // a run under way began earlier, and ends before the warm-up does
              onMeasure={() => {
                say(null);
                timing.measure({ ...settings, chunks: measured }, workers);
              }}
              onLongerRun={(T) => commit({ T })}
            />
          ) : shown === null ? (
            <p className="verdict">{isBusy ? 'The first run is under way …' : 'No run yet.'}</p>
          ) : page.view === 'storage' ? (
            <StoragePathsView run={shown} committed={page.settings} isDragging={isDragging} />
          ) : (
            <IndependenceView
              run={shown}
              pair={pair}
              comparison={shocks.comparison}
              holdK={isDragging ? page.settings.K : 0}
              checkChunk={(text) =>
                checkBy(
                  { allowed: `0 to ${lastChunk}`, schema: whole(0, lastChunk), fallback: 0 },
                  text,
                )
              }
              onPair={setPair}
            />
          )}
        </div>
        <p className="quiet">
          {shown !== null && <span title={shown.digest ?? undefined}>{runLine(shown)}</span>}
          <span>
            {plural(readyCount, 'worker')} ready, {formatCount(busyWorkers)}{' '}
            {busyWorkers === 1 ? 'has' : 'have'} work
          </span>
        </p>
        <form className="parameters" onSubmit={(event) => event.preventDefault()}>
          <ReservoirForm {...form} />
          <ExperimentForm {...form} />
          <div className="run-bar">
            <button type="button" className="primary" onClick={run}>
              Run
            </button>
            <button
              type="button"
              disabled={!isBusy}
              onClick={() => {
                simulation.cancel();
                timing.cancel();
              }}
            >
              Cancel
            </button>
          </div>
          <MoreForm
            {...form}
            workers={draggedWorkers ?? workers}
            maxWorkers={Math.max(defaultWorkers(), 8)}
            checkWorkers={(text) => checkBy(PAGE_RULES.workers, text)}
            dragWorkers={setDraggedWorkers}
            commitWorkers={(count) => {
              setDraggedWorkers(null);
              go({ workers: count });
            }}
            hasChanges={settings.boundary !== 'restart' || page.workers !== null}
            onReset={() => go({ settings: readSettings(() => null).settings, workers: null })}
          />
        </form>
        <Files
          pool={pool}
          lanes={workers}
          run={shown}
          view={page.view}
          timing={timing.measurement?.timing ?? null}
          onOpen={opened.open}
          onError={setError}
          onStatus={say}
        />
      </main>
    </>
  );
}
