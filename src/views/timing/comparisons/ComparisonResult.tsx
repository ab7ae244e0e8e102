import { useMemo } from 'react';
import { Bar } from 'react-chartjs-2';
import { DataTable } from '../../../components/DataTable.tsx';
import { usePalette } from '../../../components/usePalette.ts';
import { unbroken } from '../../../components/unbroken.ts';
import type { Settings } from '../../../core/settings/Settings.ts';
import type { Comparison } from '../../../core/timing/Comparison.ts';
import { comparisonMedians } from '../../../core/timing/comparisonMedians.ts';
import { comparisonData, comparisonOptions, whiskerPlugin } from './comparisonChart.ts';
import { comparisonGroups, groupSentence, type BarGroup } from './comparisonGroups.ts';
import { FEWEST_ROUNDS } from '../../../core/timing/steadiness.ts';
import {
  answerOf,
  busySentence,
  fewestSamples,
  guessSentence,
  roundsSentence,
} from './comparisonResult.ts';
import { otherSettingsOf, workSentence } from './comparisonWork.ts';
import { comparisonTable } from './comparisonTable.ts';
import { COMPARISON_TEXTS } from './comparisonTexts.ts';
import { resultSentence } from './resultSentence.ts';

export interface ComparisonResultProps {
  readonly comparison: Comparison;
  readonly isRunning: boolean;
  /** of the page */
  readonly settings: Settings;
  /** made before measuring; null for none */
  readonly guess: number | null;
}

/** What a comparison brought, finished or growing. */
export function ComparisonResult(props: ComparisonResultProps) {
  const { comparison, isRunning, settings, guess } = props;
  const { kind } = comparison;
  const medians = useMemo(() => comparisonMedians(comparison), [comparison]);
  const groups = useMemo(() => comparisonGroups(comparison, medians), [comparison, medians]);
  const isEnough = fewestSamples(comparison) >= FEWEST_ROUNDS;
  const result = isEnough ? resultSentence(comparison, medians) : null;
  const busy = isEnough ? busySentence(comparison, medians) : null;
  const answer = isEnough && busy === null ? answerOf(comparison, medians) : null;
  const guessed = guessSentence(kind, guess, answer);
  const { lesson, title } = COMPARISON_TEXTS[kind];
  return (
    <>
      {busy !== null && <p className="busy">{unbroken(busy)}</p>}
      {guessed !== null && <p className="guessed">{unbroken(guessed)}</p>}
      {result !== null && <p>{unbroken(busy === null ? result : `Roughly: ${result}`)}</p>}
      {groups.map((group) => (
        <GroupChart key={group.title} of={title} group={group} />
      ))}
      {result !== null && lesson !== null && (
        <p>
          <b>What to look for:</b> <span>{lesson}</span>
        </p>
      )}
      <p className="note">
        {`${workSentence(comparison)} ${roundsSentence(comparison, isRunning)}${otherSettingsOf(comparison, settings)} Whiskers: 95 % intervals of the median.`}
      </p>
      <DataTable
        read={() => {
          const table = comparisonTable(comparison, medians);
          return { ...table, caption: `${title}. ${table.caption}` };
        }}
      />
    </>
  );
}

const PLUGINS = [whiskerPlugin];

function GroupChart({ of, group }: { readonly of: string; readonly group: BarGroup }) {
  const palette = usePalette();
  const data = useMemo(() => comparisonData(group, palette), [group, palette]);
  const options = useMemo(() => comparisonOptions(group, palette), [group, palette]);
  return (
    <>
      {group.title !== '' && <h4>{group.title}</h4>}
      <div className="lab-chart" style={{ height: 90 + 32 * group.bars.length }}>
        <Bar
          role="img"
          aria-label={`${of}. ${groupSentence(group)}`}
          data={data}
          options={options}
          plugins={PLUGINS}
          updateMode="none"
        />
      </div>
    </>
  );
}
