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
  Tooltip,
  type Tick,
} from 'chart.js';
import { group } from '../../components/decimals.ts';
import { fontSize } from '../../components/fontSize.ts';
import { withMinus } from '../../components/format.ts';
import { marks } from '../../components/marks.ts';
import { pixelRatio, watchPixelRatio } from '../../components/pixelRatio.ts';

/** Pixels of the letters along axes. */
const FONT_SIZE = 12;

/** Digits that a double surely has. */
const MOST_DECIMALS = 15;

/** A number on an axis, with the decimals that tell it from its neighbours. Chart.js's own writing makes an Intl formatter. */
function tick(value: number | string, _: number, ticks: Tick[]): string {
  const spacing = Math.abs((ticks[1]?.value ?? 1) - (ticks[0]?.value ?? 0));
  const decimals = spacing > 0 ? Math.max(0, -Math.floor(Math.log10(spacing))) : 0;
  const [whole, fraction] = Number(value).toFixed(Math.min(decimals, MOST_DECIMALS)).split('.');
  if (Number(value) === 0) return '0';
  return withMinus(group(whole!) + (fraction === undefined ? '' : `.${fraction}`));
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
    Chart.defaults.font.size = fontSize(FONT_SIZE);
    for (const chart of Object.values(Chart.instances)) {
      chart.update('none'); // asks its options anew
      chart.resize();
    }
  });
}
