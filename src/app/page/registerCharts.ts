import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  Filler,
  Legend,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  ScatterController,
  Ticks,
  Tooltip,
  type Scale,
  type Tick,
} from 'chart.js';
import { withMinus } from '../../components/format.ts';
import { marks } from '../../components/marks.ts';
import { pixelRatio, watchPixelRatio } from '../../components/pixelRatio.ts';

/** Chart.js's own numbers on an axis, with a true minus. */
function tick(this: Scale, value: number | string, index: number, ticks: Tick[]): string {
  return withMinus(Ticks.formatters.numeric.call(this, Number(value), index, ticks));
}

let isRegistered = false;

/** Registers the parts of Chart.js that we use, once; numbers are written as the page's, whatever the browser's language. */
export function registerCharts(): void {
  if (isRegistered) return;
  isRegistered = true;
  Chart.register(
    marks,
    BarController,
    BarElement,
    CategoryScale,
    Filler,
    Legend,
    LinearScale,
    LineController,
    LineElement,
    LogarithmicScale,
    PointElement,
    ScatterController,
    Tooltip,
  );
  Chart.defaults.locale = 'en';
  Chart.defaults.elements.line.borderJoinStyle = 'bevel'; // a pointed one reaches beyond its point
  Chart.defaults.scales.linear.ticks.callback = tick;
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  // asked at every size, which its type does not tell
  Chart.defaults.devicePixelRatio = pixelRatio as unknown as number;
  // Chart.js itself looks only when the window changes its size
  watchPixelRatio(() => {
    for (const chart of Object.values(Chart.instances)) {
      chart.update('none'); // asks its options anew
      chart.resize();
    }
  });
}
