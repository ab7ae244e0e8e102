import { useCallback, useMemo, useState } from 'react';
import { LabelsContext } from '../components/labels.ts';
import { Part } from '../components/Part.tsx';
import { Tabs } from '../components/Tabs.tsx';
import { Announced } from './status/Announced.tsx';
import { Foot } from './page/Foot.tsx';
import { WorkerLanes } from './lanes/WorkerLanes.tsx';
import { Header, type Opened } from './page/Header.tsx';
import { isCancellable } from '../session/endings.ts';
import { ArticleFold, DropZone, Files, Keys, Printed, Share, UpdateLine } from './page/overlays.ts';
import { linkToShare, workersOf } from './address/link.ts';
import { Main } from './page/Main.tsx';
import { messageOf } from './page/messageOf.ts';
import { PANELS } from './panels/panels.ts';
import { Parameters } from './form/Parameters.tsx';
import { QuietLines } from './status/QuietLines.tsx';
import type { PageSession } from './session/PageSession.ts';
import { useFindings } from './session/useFindings.ts';
import { usePageSession } from './session/usePageSession.ts';
import { useShown, useStore } from './session/useStore.ts';
import { Story } from './lesson/Story.tsx';
import { useLesson } from './lesson/useLesson.ts';
import { usePaper } from './page/watchPaper.ts';
import { useEscape } from './page/useEscape.ts';
import { useModes } from './page/useModes.ts';
import { usePage } from './address/usePage.ts';
import { VIEW_NAMES, VIEWS } from './address/views.ts';

const TABS = VIEW_NAMES.map((value) => ({ value, label: VIEWS[value].label }));

export interface AppProps {
  readonly session: PageSession;
}

/** The page: parameters on one side, the picture that they make on the other. */
export function App({ session }: AppProps) {
  const address = usePage(session.movement);
  const { page, settings, go } = address;
  usePageSession(session, address);
  useModes(page);
  const lesson = useLesson(page);
  const [opened, setOpened] = useState<Opened | null>(null);
  const { present, embed } = page;
  useEscape(
    useCallback(() => {
      if (isCancellable(session.underWay.state())) session.cancel();
      else if (present) go({ present: false });
    }, [session, present, go]),
  );
  const { messages } = session;
  const shown = useShown(session);
  const shownEntry = useStore(session.lab, (lab) => lab.shownEntry);
  const findings = useFindings(session);
  const open = useCallback(
    (file: File) => {
      import('./files/openFile.ts').then(
        ({ openFile }) => openFile(session, file, go),
        (error: unknown) => messages.fail(messageOf(error)),
      );
    },
    [session, messages, go],
  );
  const link = useMemo(() => linkToShare(page), [page]);
  const isPaper = usePaper();
  const Panel = PANELS[page.view];
  return (
    <LabelsContext value={page.labels}>
      <DropZone onFile={open} onError={messages.fail} />
      {embed ? (
        <h1 className="heard">Spillway</h1>
      ) : (
        <>
          <Part name="The header">
            <Header
              session={session}
              view={page.view}
              isPresenting={present}
              go={go}
              onOpen={setOpened}
            />
          </Part>
          <Part name="The story" resetKeys={[page]}>
            <Story address={address} session={session} lesson={lesson} />
          </Part>
          <Part name="What opens over the page" resetKeys={[opened]}>
            <Keys
              isListOpen={opened === 'keys'}
              onList={(isOpen) => setOpened(isOpen ? 'keys' : null)}
              onPresent={() => go({ present: !present })}
              onRun={session.run}
            />
            {opened === 'share' && (
              <Share
                link={link}
                settings={shown?.settings ?? settings}
                run={shown}
                view={page.view}
                onSaid={messages.say}
                onClose={() => setOpened(null)}
              />
            )}
          </Part>
        </>
      )}
      <UpdateLine />
      <Announced session={session} address={address} findings={findings} />
      <Main session={session} isFolded={lesson.isFolded === true}>
        <Tabs
          label="Views"
          value={page.view}
          tabs={TABS}
          onChange={(view) => go({ view })}
          panelId="view"
        />
        <div id="view" role="tabpanel" aria-labelledby={`view-${page.view}`} className="view">
          <Part name="This view" resetKeys={[page, settings, shown, shownEntry]}>
            <Panel session={session} address={address} />
          </Part>
        </div>
        <WorkerLanes session={session} workers={workersOf(page)} view={page.view} />
        <QuietLines session={session} address={address} findings={findings} />
        <Part name="The printed settings" resetKeys={[page]}>
          {isPaper && (
            <Printed
              settings={shown?.settings ?? settings}
              view={VIEWS[page.view].label}
              link={link}
            />
          )}
        </Part>
        <Part name="The form" resetKeys={[page]}>
          <Parameters
            session={session}
            address={address}
            isFolded={lesson.isFolded}
            onFold={lesson.fold}
          />
        </Part>
        <Part name="This part with the files" resetKeys={[shown, page]}>
          <Files session={session} page={page} onOpen={open} />
        </Part>
      </Main>
      {!embed && <ArticleFold go={go} />}
      <Foot wholePage={embed ? link : null} />
    </LabelsContext>
  );
}
