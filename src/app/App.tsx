import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { formatCount, plural } from '../components/format.ts';
import { LabelsContext } from '../components/labels.ts';
import { Part } from '../components/Part.tsx';
import { Tabs } from '../components/Tabs.tsx';
import { Translatable } from '../components/Translatable.tsx';
import { planRanges } from '../core/planJobs.ts';
import { DistributionView, type CountedRun } from '../views/distribution/DistributionView.tsx';
import { StoragePathsView } from '../views/storage-paths/StoragePathsView.tsx';
import { layoutOf } from '../views/storage-paths/picture.ts';
import { rowsOfSpan } from '../views/storage-paths/stepsRequest.ts';
import type { ReadSteps } from '../views/storage-paths/useSteps.ts';
import { readSteps as readRunSteps } from '../workers/readSteps.ts';
import { Announcements } from './Announcements.tsx';
import { Files } from './Files.tsx';
import { Foot } from './Foot.tsx';
import { Header } from './Header.tsx';
import { IndependencePanel } from './IndependencePanel.tsx';
import { defaultWorkers, writeLink } from './link.ts';
import {
  checkText,
  countingText,
  interruptionText,
  measurementText,
  runLine,
  slownessText,
  statusText,
} from './statusText.ts';
import { messageOf } from './messageOf.ts';
import { noticeText } from './noticeText.ts';
import { Parameters } from './Parameters.tsx';
import { Printed } from './Printed.tsx';
import { selfCheck } from '../core/self-check/selfCheck.ts';
import { SelfCheck } from './SelfCheck.tsx';
import { findingsText } from './selfCheckText.ts';
import { StoryStrip } from './StoryStrip.tsx';
import { countedOf, useAnalysis } from './useAnalysis.ts';
import { TimingPanel } from './TimingPanel.tsx';
import { UpdateLine } from './UpdateLine.tsx';
import { useChunkComparison } from './useChunkComparison.ts';
import { useDroppedFile } from './useDroppedFile.ts';
import { useLab } from './useLab.ts';
import { useMeasurePlan } from './useMeasurePlan.ts';
import { useMessages, type MessagesState } from './useMessages.ts';
import { useOpenedFile } from './useOpenedFile.ts';
import { usePage } from './usePage.ts';
import { useSimulation } from './useSimulation.ts';
import { timingHistory } from './useTimingHistory.ts';
import { useWorkerCheck } from './useWorkerCheck.ts';
import { useWorkerPool } from './useWorkerPool.ts';
import { useZoomedSpan } from './useZoomedSpan.ts';
import { VIEW_NAMES, VIEWS, type View } from './views.ts';

const TABS = VIEW_NAMES.map((value) => ({ value, label: VIEWS[value] }));

const FIRST_PAIR: readonly [number, number] = [0, 1];

/** The page: parameters on one side, the picture that they make on the other. */
export function App() {
  const { page, settings, isDragging, notices, remarks, drag, commit, go } = usePage();
  const workers = page.workers ?? defaultWorkers();
  const { pool, readyCount, problem, buffers } = useWorkerPool(workers);
  const simulation = useSimulation(pool, buffers, settings, isDragging, workers);
  const { shown } = simulation;

  const [chosenPair, setPair] = useState(FIRST_PAIR);
  const pair = Math.max(...chosenPair) < (shown?.settings.chunks ?? 1) ? chosenPair : FIRST_PAIR;
  const isIndependence = page.view === 'independence';
  const compared = useChunkComparison(pool, isIndependence ? shown : null, pair);

  const key = JSON.stringify([settings, workers]);
  // what another view asks of the workers would share the cores with what is measured
  const lab = useLab({ key, isDragging, isInView: page.view === 'timing' }, timingHistory.add);
  const plan = useMeasurePlan(shown, settings, workers);
  const [isWriting, setIsWriting] = useState(false);
  const check = useWorkerCheck(shown, key);
  const isDistribution = page.view === 'distribution';
  const isAnalysed = isDistribution || !isDragging;
  const analysis = useAnalysis(
    pool,
    workers,
    isAnalysed ? shown : null,
    isDistribution,
    lab.isBusy || check.isChecking,
  );
  const { isBusy: isAnalysing } = analysis;
  // of the run in sight, or while that is analysed of the one before
  const ofShown = analysis.analysis?.run.runNumber === shown?.runNumber ? analysis.analysis : null;
  const counted = countedOf(isAnalysing ? analysis.analysis : ofShown);
  const findings = useMemo(
    () => ofShown && selfCheck(ofShown.run, ofShown.law, ofShown.witness),
    [ofShown],
  );
  const [kept, setKept] = useState<CountedRun | null>(null);

  const zoomed = useZoomedSpan(shown);
  const readSteps = useCallback<ReadSteps>(
    (run, request) => readRunSteps(pool, run, request),
    [pool],
  );

  const messages = useMessages(key);
  const [fieldErrors, setFieldErrors] = useState<Readonly<Record<string, string | null>>>({});
  const opened = useOpenedFile(go, simulation, page.settings, messages);

  const isCounting = isDistribution && isAnalysing;
  const isRunning =
    simulation.isBusy || lab.isBusy || check.isChecking || isCounting || opened.isReading;
  // that the picture is not of these settings is news until it is
  const isWaiting = simulation.activity.kind === 'waiting' && !lab.isBusy;
  const isBusy = isRunning || compared.isBusy;
  const newest =
    messages.status ??
    opened.message ??
    (messages.told === 'measurement' && !isWaiting ? measurementText(lab) : null) ??
    (messages.told === 'check' ? checkText(check) : null) ??
    (isCounting && !simulation.isBusy ? countingText(analysis.progress) : null) ??
    statusText(simulation, settings, isDragging);
  const status = [newest, interruptionText(lab)].filter(Boolean).join(' ');

  /** Something new begins: what was told is over, and what would share the workers with it ends. */
  const begin = (told: MessagesState['told'], what: string) => {
    messages.begin(told);
    lab.end(what);
    check.cancel();
  };
  const run = () => {
    begin('run', 'a run');
    simulation.run();
  };
  const compare = () => {
    begin('check', 'a comparison of worker counts');
    check.check();
  };
  const cancel = () => {
    if (simulation.isBusy) simulation.cancel();
    lab.end('Cancel');
    check.cancel();
    if (isCounting) analysis.cancel();
    opened.cancel();
  };
  const open = (file: File) => {
    begin('run', 'opening a file');
    opened.open(file);
  };
  const isDropping = useDroppedFile(open, messages.fail);
  const onFieldError = (field: string, message: string | null) =>
    setFieldErrors((errors) => ({ ...errors, [field]: message }));
  const busyWorkers = useMemo(
    () => Math.min(workers, planRanges(settings, workers).length),
    [settings, workers],
  );
  const noRun = (
    <p className="verdict">{isBusy ? 'The first run is under way …' : 'No run yet.'}</p>
  );
  const notCounted = (
    <p className="verdict">
      {isCounting
        ? 'Counting the storages …'
        : `Not counted${analysis.error === null ? ': press Run.' : `. ${analysis.error}`}`}
    </p>
  );
  const holdK = isDragging ? page.settings.K : 0;
  const panels: Readonly<Record<View, ReactNode>> = {
    storage:
      shown === null ? (
        noRun
      ) : (
        <StoragePathsView
          run={shown}
          committed={page.settings}
          isDragging={isDragging}
          {...zoomed}
          readSteps={readSteps}
          check={{ ...check, isReady: !isBusy, onCheck: compare }}
          onSaid={messages.say}
          onError={(error) => messages.fail(messageOf(error))}
          onFieldError={onFieldError}
        />
      ),
    distribution:
      shown === null ? (
        noRun
      ) : counted === null ? (
        notCounted
      ) : (
        <DistributionView counted={counted} kept={kept} onKeep={setKept} holdK={holdK} />
      ),
    independence:
      shown === null ? (
        noRun
      ) : (
        <IndependencePanel
          run={shown}
          pair={pair}
          comparison={compared.comparison}
          problem={compared.error}
          rho={ofShown?.law?.autocorrelations ?? null}
          holdK={holdK}
          go={go}
          onPair={setPair}
          onFieldError={onFieldError}
        />
      ),
    timing: (
      <TimingPanel
        lab={lab}
        settings={settings}
        workers={workers}
        plan={plan}
        isReady={!isBusy && !isWriting}
        onBegin={() => begin('measurement', 'another one')}
      />
    ),
  };
  return (
    <LabelsContext value={page.labels}>
      {isDropping && <p className="drop-sign">Let go to open the file.</p>}
      <Part name="The header">
        <Header link={writeLink(page)} onSaid={messages.say} onError={messages.fail} />
      </Part>
      <Part name="The story" resetKeys={[page]}>
        <StoryStrip page={page} go={go} />
      </Part>
      <UpdateLine />
      <Announcements
        status={status}
        notices={[...remarks, ...[...notices, ...opened.notices].map(noticeText)]}
        warnings={[shown === null ? null : slownessText(shown), opened.warning]}
        errors={[
          messages.error,
          opened.mismatch,
          simulation.activity.kind === 'failed' ? messageOf(simulation.activity.error) : null,
          lab.error,
          check.error,
          analysis.error,
          findings && findingsText(findings),
          compared.error,
          problem,
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
          <Part name="This view" resetKeys={[page.view, key, shown, lab.shownEntry]}>
            {panels[page.view]}
          </Part>
        </div>
        <div className="quiet-lines">
          <p className="quiet">
            {shown !== null && (
              <span title={shown.digest ?? undefined}>
                <Translatable text={runLine(shown)} />
              </span>
            )}
            <span>
              {`${plural(readyCount, 'worker')} ready; a run has work for ${formatCount(busyWorkers)}`}
            </span>
          </p>
          <Part name="The self-check" resetKeys={[findings]}>
            <SelfCheck
              findings={findings}
              isBusy={isAnalysing || simulation.isBusy || isDragging}
            />
          </Part>
        </div>
        <Part name="The printed settings" resetKeys={[page]}>
          <Printed
            settings={shown?.settings ?? settings}
            view={VIEWS[page.view]}
            link={writeLink(page)}
          />
        </Part>
        <Part name="The form" resetKeys={[page]}>
          <Parameters
            settings={settings}
            committed={page.settings}
            drag={drag}
            commit={commit}
            onFieldError={onFieldError}
            page={page}
            workers={workers}
            go={go}
            isRunning={isRunning}
            onRun={run}
            onCancel={cancel}
          />
        </Part>
        <Part name="This part with the files" resetKeys={[shown, page]}>
          <Files
            pool={pool}
            buffers={buffers}
            lanes={workers}
            run={shown}
            shownRows={
              shown === null || zoomed.span === null
                ? null
                : rowsOfSpan(shown, layoutOf(shown, zoomed.layout), zoomed.span)
            }
            view={page.view}
            labels={page.labels}
            analysis={analysis.analysis}
            timing={shown && lab.timingOf(shown.settings)}
            onWriting={(isOn) => {
              if (isOn) lab.end('a download');
              setIsWriting(isOn);
            }}
            onOpen={open}
            onError={messages.fail}
            onStatus={messages.say}
          />
        </Part>
      </main>
      <Foot />
    </LabelsContext>
  );
}
