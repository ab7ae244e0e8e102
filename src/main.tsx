import './app/page/trustedTypes.ts'; // before anything that might start a worker
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from 'react-error-boundary';
import { App } from './app/App.tsx';
import { missingFeatures } from './app/page/missingFeatures.ts';
import { PageFailure } from './app/page/PageFailure.tsx';
import { registerCharts } from './app/page/registerCharts.ts';
import { TooOld } from './app/page/TooOld.tsx';
import { keepUpToDate } from './app/page/updates.ts';
import { applyTheme } from './app/page/useTheme.ts';
import { watchPaper } from './app/page/watchPaper.ts';
import './app/styles/theme.css';
import './app/styles/app.css';
import './app/styles/parameters.css';
import './app/styles/tables.css';
import './app/styles/screens.css';
import './app/styles/independence.css';
import './app/styles/timing.css';
import './app/styles/system-colours.css';
import './app/styles/right-to-left.css';
import './app/styles/paper.css';

const missing = missingFeatures();
applyTheme();
registerCharts();
watchPaper();
createRoot(document.getElementById('root')!).render(
  missing.length > 0 ? (
    <TooOld missing={missing} />
  ) : (
    <ErrorBoundary fallbackRender={({ error }) => <PageFailure error={error} />}>
      <App />
    </ErrorBoundary>
  ),
);
if (import.meta.env.PROD) {
  window.addEventListener('load', () => {
    keepUpToDate().catch(() => {}); // refused, or not there: the page works without
  });
}
