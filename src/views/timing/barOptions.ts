import type { ChartOptions } from 'chart.js';
import { fontSize, LABEL_SIZE } from '../../components/fontSize.ts';
import type { Palette } from '../../components/usePalette.ts';

/** What the charts of bars share: no animation, a legend of small boxes. */
export function barOptions(palette: Palette) {
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    plugins: {
      legend: {
        position: 'bottom',
        labels: {
          color: palette.text,
          boxWidth: 14,
          boxHeight: 9,
          padding: 8,
          font: () => ({ size: fontSize(LABEL_SIZE) }),
        },
      },
      tooltip: { animation: false, displayColors: false },
    },
  } as const satisfies ChartOptions<'bar'>;
}
