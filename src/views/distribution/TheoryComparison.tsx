import { useMemo } from 'react';
import { Scatter } from 'react-chartjs-2';
import { useLabels } from '../../components/labels.ts';
import { Translatable } from '../../components/Translatable.tsx';
import { usePalette } from '../../components/usePalette.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { LawTable } from '../../core/theory/LawTable.ts';
import type { Cells } from './cells.ts';
import { differencesData, differencesOptions } from './differencesChart.ts';
import { noLawText, theoryText } from './theoryTexts.ts';

export interface TheoryComparisonProps {
  readonly settings: Settings;
  /** null if it could not be solved */
  readonly law: LawTable | null;
  readonly cells: Cells;
  /** up to which the axis reaches */
  readonly K: number;
}

/** The chart in words, on the page and for those who do not see it. */
const DIFFERENCES =
  'Differences to the exact law in standard errors: noise stays within 2, the inner band, in 95 of 100 cases, and within 3, both bands, in 997 of 1000.';

/** The differences to the law in standard errors, with what these rest on; or why there is no law. */
export function TheoryComparison({ settings, law, cells, K }: TheoryComparisonProps) {
  const palette = usePalette();
  const labels = useLabels();
  const data = useMemo(() => differencesData(cells, palette), [cells, palette]);
  const options = useMemo(
    () => differencesOptions(cells, K, labels, palette),
    [cells, K, labels, palette],
  );
  const isCompared = data.datasets.some(({ data: points }) => points.length > 0);
  return (
    <section aria-label="Comparison with theory">
      <h2>Comparison with theory</h2>
      {isCompared && (
        <div className="chart low">
          <Scatter
            role="img"
            aria-label={DIFFERENCES}
            data={data}
            options={options}
            updateMode="none"
          />
        </div>
      )}
      <p>
        {isCompared && (
          <span>{`${DIFFERENCES} Dots in a row on one side would be an error. `}</span>
        )}
        <Translatable text={law === null ? noLawText(settings) : theoryText(law, labels)} />
      </p>
    </section>
  );
}
