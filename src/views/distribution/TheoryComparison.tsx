import { useMemo } from 'react';
import { Scatter } from 'react-chartjs-2';
import { formatNumber, plural } from '../../components/format.ts';
import { useLabels } from '../../components/labels.ts';
import { usePalette } from '../../components/usePalette.ts';
import { starts, stepsFromStart } from '../../core/metrics/expectations.ts';
import type { LawTable } from '../../core/theory/LawTable.ts';
import type { Cells } from './cells.ts';
import { differencesData, differencesOptions } from './differencesChart.ts';

export interface TheoryComparisonProps {
  readonly law: LawTable;
  readonly cells: Cells;
  /** up to which the axis reaches */
  readonly K: number;
}

/** The differences to the law in standard errors, with what these rest on. */
export function TheoryComparison({ law, cells, K }: TheoryComparisonProps) {
  const palette = usePalette();
  const labels = useLabels();
  const { settings, numbers } = law;
  const { tau, startBias } = numbers;
  const data = useMemo(() => differencesData(cells, palette), [cells, palette]);
  const options = useMemo(
    () => differencesOptions(cells, K, labels, palette),
    [cells, K, labels, palette],
  );
  const isCompared = data.datasets.some(({ data: points }) => points.length > 0);
  const steps = stepsFromStart(settings);
  const added = (starts(settings) * startBias) / settings.T;
  return (
    <section aria-label="Comparison with theory">
      <h2>Comparison with theory</h2>
      {isCompared && (
        <div className="chart low">
          <Scatter
            role="img"
            aria-label="Differences between histogram and exact law in standard errors; noise stays within 2 in 95 of 100 cases"
            data={data}
            options={options}
            updateMode="none"
          />
        </div>
      )}
      <p>
        {isCompared &&
          'Differences to the exact law in standard errors: noise stays in the dark band in 95 of 100 cases and in both in 997 of 1000. Dots in a row on one side would be an error. '}
        τ = {formatNumber(tau)}: that many steps tell as much of the mean as one independent value,
        so {plural(steps, 'step')} from full are worth {formatNumber(steps / tau)}. Each start from
        full adds {formatNumber(startBias)} to the sum of storages, here {formatNumber(added, 2)} to
        the mean ({labels.unit}); the differences allow for it. The law is solved in two ways, which
        agree to {formatNumber(numbers.errorIndicator, 1)}.
      </p>
    </section>
  );
}
