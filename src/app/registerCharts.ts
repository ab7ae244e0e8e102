import {
  Chart,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  ScatterController,
  Tooltip,
} from 'chart.js';
import annotation from 'chartjs-plugin-annotation';

/** Registers the parts of Chart.js that we use, once. */
export function registerCharts(): void {
  Chart.register(
    annotation,
    Filler,
    Legend,
    LinearScale,
    LineController,
    LineElement,
    PointElement,
    ScatterController,
    Tooltip,
  );
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
}
