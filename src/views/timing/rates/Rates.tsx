import { useMemo } from 'react';
import { Bar } from 'react-chartjs-2';
import { usePalette } from '../../../components/usePalette.ts';
import { unbroken } from '../../../components/unbroken.ts';
import { isLongEnough } from '../../../core/timing/steadiness.ts';
import type { Timing } from '../../../core/timing/Timing.ts';
import { ratesData, ratesOptions } from './ratesChart.ts';
import { ratesSentence, sources } from './ratesText.ts';

/** Steps a second of this page, beside what other programs reached on other machines. */
export function Rates({ timing }: { readonly timing: Timing }) {
  const palette = usePalette();
  const data = useMemo(() => ratesData(timing, palette), [timing, palette]);
  const options = useMemo(() => ratesOptions(timing, palette), [timing, palette]);
  const sentence = ratesSentence(timing);
  if (sentence === null) return null;
  return (
    <>
      <p>{unbroken(sentence)}</p>
      {isLongEnough(timing) && (
        <div className="lab-chart rates">
          <Bar
            role="img"
            aria-label={`Steps a second, of this page and of other programs. ${sentence}`}
            data={data}
            options={options}
            updateMode="none"
          />
        </div>
      )}
      <p className="note">On other machines, time of a step:</p>
      <ul className="sources note">
        {sources().map(({ source, speeds }) => (
          <li key={source}>
            <span>{speeds}</span> <small>{`(${source})`}</small>
          </li>
        ))}
      </ul>
    </>
  );
}
