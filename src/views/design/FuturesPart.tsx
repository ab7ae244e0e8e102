import { useMemo } from 'react';
import { Scatter } from 'react-chartjs-2';
import { useLabels } from '../../components/labels.ts';
import { usePalette } from '../../components/usePalette.ts';
import type { Futures } from '../../core/design/futures.ts';
import { futuresData, futuresOptions } from './futuresChart.ts';
import { futuresText } from './futuresTexts.ts';

export interface FuturesPartProps {
  /** null until they are there */
  readonly futures: Futures | null;
  readonly hasRun: boolean;
  /** why there are none; null if there are, or will be */
  readonly problem: string | null;
}

/** The storages that the run's own futures need, as steps beside their exact distribution: the view's check of itself. */
export function FuturesPart({ futures, hasRun, problem }: FuturesPartProps) {
  const palette = usePalette();
  const labels = useLabels();
  const data = useMemo(
    () => futures && futuresData(futures, labels, palette),
    [futures, labels, palette],
  );
  const options = useMemo(
    () => (futures ? futuresOptions(futures, labels, palette) : {}),
    [futures, labels, palette],
  );
  const none = hasRun ? 'Futures of the run …' : 'No run yet that this could be held against.';
  const text = problem ?? (futures === null ? none : futuresText(futures, labels));
  return (
    <section className="futures" aria-label="Futures of the run">
      <h2>Held against the run</h2>
      <p>{text}</p>
      {data !== null && (
        <div className="chart low">
          <Scatter
            role="img"
            aria-label={`Chance of no failure by active storage. ${text}`}
            data={data}
            options={options}
            updateMode="none"
          />
        </div>
      )}
    </section>
  );
}
