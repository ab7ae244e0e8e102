import { useMemo, useState } from 'react';
import { Bar } from 'react-chartjs-2';
import { Choice } from '../../../components/Choice.tsx';
import { usePalette } from '../../../components/usePalette.ts';
import { unbroken } from '../../../components/unbroken.ts';
import type { Timing } from '../../../core/timing/Timing.ts';
import { partsData, partsOptions, type PartsUnit } from './partsChart.ts';
import { partsSentence } from './partsText.ts';

/** Where the time of each number of workers went. */
export function WhereTimeGoes({ timing }: { readonly timing: Timing }) {
  const palette = usePalette();
  const [unit, setUnit] = useState<PartsUnit>('share');
  const data = useMemo(() => partsData(timing, unit, palette), [timing, unit, palette]);
  const options = useMemo(() => partsOptions(timing, unit, palette), [timing, unit, palette]);
  const sentence = partsSentence(timing);
  if (sentence === null) return null;
  return (
    <>
      <p>{unbroken(sentence)}</p>
      <div className="view-controls">
        <Choice
          label="Bars"
          value={unit}
          options={[
            { value: 'share', label: 'share of the time' },
            { value: 'ms', label: 'ms' },
          ]}
          onChange={setUnit}
        />
      </div>
      <div className="lab-chart small">
        <Bar
          role="img"
          aria-label={`Where the time went, for each number of workers. ${sentence}`}
          data={data}
          options={options}
          updateMode="none"
        />
      </div>
    </>
  );
}
