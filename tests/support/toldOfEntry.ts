import { keptMeasurement } from '../../src/session/labResults.ts';
import type { HistoryEntry } from '../../src/core/timing/HistoryEntry.ts';
import { comparisonMedians } from '../../src/core/timing/comparisonMedians.ts';
import { samplesCsv } from '../../src/core/timing/samplesCsv.ts';
import {
  comparisonData,
  comparisonOptions,
} from '../../src/views/timing/comparisons/comparisonChart.ts';
import {
  comparisonGroups,
  groupSentence,
} from '../../src/views/timing/comparisons/comparisonGroups.ts';
import {
  answerOf,
  busySentence,
  guessSentence,
  roundsSentence,
} from '../../src/views/timing/comparisons/comparisonResult.ts';
import { comparisonTable } from '../../src/views/timing/comparisons/comparisonTable.ts';
import { workSentence } from '../../src/views/timing/comparisons/comparisonWork.ts';
import { fitText } from '../../src/views/timing/speed-up/fitText.ts';
import {
  historyFigures,
  settingsText,
  whatText,
} from '../../src/views/timing/history/historyText.ts';
import { keptText } from '../../src/views/timing/KeptNote.tsx';
import { partsData, partsOptions } from '../../src/views/timing/parts/partsChart.ts';
import { partsSentence } from '../../src/views/timing/parts/partsText.ts';
import { ratesData, ratesOptions } from '../../src/views/timing/rates/ratesChart.ts';
import { ratesSentence } from '../../src/views/timing/rates/ratesText.ts';
import { resultSentence } from '../../src/views/timing/comparisons/resultSentence.ts';
import { timingFigures } from '../../src/views/timing/speed-up/timingFigures.ts';
import { timingTable } from '../../src/views/timing/speed-up/timingTable.ts';
import { speedupGuess, timingVerdict } from '../../src/views/timing/speed-up/timingVerdict.ts';
import { PALETTE } from './palette.ts';

/** All that the page shows of a measurement in words and numbers, with what its charts are made of. */
export function toldOfEntry(entry: HistoryEntry): unknown[] {
  const { timing, comparison, settings } = entry;
  const medians = comparison === null ? [] : comparisonMedians(comparison);
  const listed = [
    historyFigures(entry, medians),
    settingsText(entry),
    whatText(entry),
    keptText(entry),
    samplesCsv([entry]),
  ];
  if (comparison !== null) {
    const groups = comparisonGroups(comparison, medians);
    const answer = answerOf(comparison, medians);
    return [
      ...listed,
      resultSentence(comparison, medians),
      busySentence(comparison, medians),
      answer,
      guessSentence(comparison.kind, 2, answer),
      comparisonTable(comparison, medians),
      workSentence(comparison),
      roundsSentence(comparison, false),
      groups.map((group) => [groupSentence(group), comparisonData(group, PALETTE)]),
      groups.map((group) => comparisonOptions(group, PALETTE).scales),
    ];
  }
  const { ideal, counts } = keptMeasurement(settings, timing!);
  return [
    ...listed,
    timingVerdict(timing, false, counts),
    speedupGuess(timing!, 2),
    fitText(timing!, ideal),
    timingFigures(timing),
    timingTable(timing!),
    partsSentence(timing!),
    ...(['ms', 'share'] as const).map((unit) => [
      partsData(timing!, unit, PALETTE).datasets.map(({ data }) => data),
      partsOptions(timing!, unit, PALETTE).scales,
    ]),
    ratesSentence(timing!),
    ratesData(timing!, PALETTE),
    ratesOptions(timing!, PALETTE).scales,
  ];
}
