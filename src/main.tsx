import { createRoot } from 'react-dom/client';
import { ErrorBoundary } from 'react-error-boundary';
import { App } from './app/App.tsx';
import { registerCharts } from './app/registerCharts.ts';
import { applyTheme } from './app/useTheme.ts';
import './app/theme.css';
import './app/app.css';
import './app/parameters.css';
import './app/tables.css';
import './app/screens.css';
import './app/independence.css';
import './app/timing.css';

applyTheme();
registerCharts();
createRoot(document.getElementById('root')!).render(
  <ErrorBoundary
    fallbackRender={({ error }) => (
      <p role="alert" className="error">
        The page has failed: {String(error)}. Reload it; the address keeps the settings.
      </p>
    )}
  >
    <App />
  </ErrorBoundary>,
);
