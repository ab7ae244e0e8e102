import './app/trustedTypes.ts'; // before anything that might start a worker
import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from 'react-error-boundary';
import { App } from './app/App.tsx';
import { missingFeatures } from './app/missingFeatures.ts';
import { PageFailure } from './app/PageFailure.tsx';
import { registerCharts } from './app/registerCharts.ts';
import { TooOld } from './app/TooOld.tsx';
import { keepUpToDate } from './app/updates.ts';
import { applyTheme } from './app/useTheme.ts';
import { watchPaper } from './app/watchPaper.ts';
import './app/theme.css';
import './app/app.css';
import './app/parameters.css';
import './app/tables.css';
import './app/screens.css';
import './app/independence.css';
import './app/timing.css';
import './app/system-colours.css';
import './app/right-to-left.css';
import './app/paper.css';

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
