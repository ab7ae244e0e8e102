import './app/page/trustedTypes.ts'; // before anything that might start a worker
import { startTransition, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from 'react-error-boundary';
import { readLink } from './app/address/link.ts';
import { App } from './app/App.tsx';
import { PageSession } from './app/session/PageSession.ts';
import { inForceOf } from './app/session/usePageSession.ts';
import { Story } from './app/lesson/Story.tsx';
import { PANELS, preloadPanels } from './app/panels/panels.ts';
import { missingFeatures } from './app/page/missingFeatures.ts';
import { PageFailure } from './app/page/PageFailure.tsx';
import { TooOld } from './app/page/TooOld.tsx';
import { applyTheme } from './app/page/useTheme.ts';
import { watchPaper } from './app/page/watchPaper.ts';
import './app/styles/theme.css';
import './app/styles/app.css';
import './app/styles/header.css';
import './app/styles/views.css';
import './app/styles/foot.css';
import './app/styles/lanes.css';
import './app/styles/parameters.css';
import './app/styles/tables.css';
import './app/styles/screens.css';
import './app/styles/dam.css';
import './app/styles/independence.css';
import './app/styles/design.css';
import './app/styles/timing.css';
import './app/styles/dialogs.css';
import './app/styles/modes.css';
import './app/styles/code.css';
import './app/styles/system-colours.css';
import './app/styles/right-to-left.css';
import './app/styles/paper.css';

/** The page, once its first run has begun, and what draws it is on its way. */
function start(): ReactNode {
  const { page } = readLink(window.location.search + window.location.hash);
  PANELS[page.view].preload();
  Story.preload();
  const session = new PageSession();
  session.follow(inForceOf({ page, settings: page.settings, isDragging: false }));
  return (
    <ErrorBoundary fallbackRender={({ error }) => <PageFailure error={error} />}>
      <App session={session} />
    </ErrorBoundary>
  );
}

const missing = missingFeatures();
applyTheme();
watchPaper();
const page = missing.length > 0 ? <TooOld missing={missing} /> : start();
const root = createRoot(document.getElementById('root')!);
startTransition(() => root.render(page)); // in slices: it takes a while, and the workers' answers come between
if (import.meta.env.PROD) {
  window.addEventListener('load', () => {
    preloadPanels();
    import('./app/page/updates.ts').then(({ keepUpToDate }) => keepUpToDate()).catch(() => {}); // refused, or not there: the page works without
  });
}
