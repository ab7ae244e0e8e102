import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { registerCharts } from './app/registerCharts.ts';
import './app/app.css';

registerCharts();
createRoot(document.getElementById('root')!).render(<App />);
