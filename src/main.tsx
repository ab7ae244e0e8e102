import './app/page/trustedTypes.ts'; // before anything that might start a worker
import { startTransition, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from 'react-error-boundary';
import { keptRecord } from './app/address/recordInUse.ts';
import { recordInForce, searchInForce } from './app/address/useLocationSearch.ts';
import { readWithRecord } from './app/address/usePage.ts';
import { App } from './app/App.tsx';
import { drawOf } from './core/record/InflowRecord.ts';
import { PageSession } from './app/session/PageSession.ts';
import { inForceOf } from './app/session/inForceOf.ts';
import { Story } from './app/lesson/Story.tsx';
import { PANELS } from './app/panels/panels.ts';
import { missingFeatures } from './app/page/missingFeatures.ts';
import { PageFailure } from './app/page/PageFailure.tsx';
import { TooOld } from './app/page/TooOld.tsx';
import { watchPaper } from './app/page/watchPaper.ts';
import './app/styles/theme.css';
import './app/styles/app.css';
import './app/styles/header.css';
import './app/styles/views.css';
import './app/styles/foot.css';
import './app/styles/lanes.css';
import './app/styles/parameters.css';
import './app/styles/tables.css';
import './app/styles/story.css';
import './app/styles/lesson.css';
import './app/styles/screens.css';
import './app/styles/dam.css';
import './app/styles/independence.css';
import './app/styles/design.css';
import './app/styles/record.css';
import './app/styles/timing.css';
import './app/styles/dialogs.css';
import './app/styles/modes.css';
import './app/styles/present.css';
import './app/styles/present-steps.css';
import './app/styles/code.css';
import './app/styles/system-colours.css';
import './app/styles/right-to-left.css';
import './app/styles/paper.css';

/** The page, once its first run has begun, and what draws it is on its way. */
function start(): ReactNode {
  const { page } = readWithRecord(searchInForce(), drawOf(recordInForce()));
  const session = new PageSession();
  session.follow(inForceOf({ page, settings: page.settings, isDragging: false }));
  Story.preload();
  // a sketch stands for the first chart: Chart.js is fetched now, and evaluated after it
  if (page.view !== 'storage') PANELS[page.view].preload();
  else document.querySelector('link[rel=later]')?.setAttribute('rel', 'modulepreload');
  return (
    <ErrorBoundary fallbackRender={({ error }) => <PageFailure error={error} />}>
      <App session={session} />
    </ErrorBoundary>
  );
}

const missing = missingFeatures();
watchPaper();
const root = createRoot(document.getElementById('root')!);
const begin = () => {
  const page = missing.length > 0 ? <TooOld missing={missing} /> : start();
  startTransition(() => root.render(page)); // in slices: it takes a while, and the workers' answers come between
};
const kept = keptRecord();
if (kept === null) begin();
else {
  // first, for the first run may be drawn from it
  void import('./app/address/keptRecord.ts')
    .then(({ restoreRecord }) => restoreRecord(kept))
    .catch(() => {})
    .then(begin);
}
