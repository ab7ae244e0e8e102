import { expect, it } from 'vitest';
import { DEFAULT_LABELS } from '../../src/components/labels.ts';
import { answerDesign } from '../../src/core/design/designAnswer.ts';
import { NO_WANTS } from '../../src/core/job/Job.ts';
import { metrics, type MetricName } from '../../src/core/metrics/metrics.ts';
import { storageBins } from '../../src/core/run/storageBins.ts';
import { addCounts, countStorages } from '../../src/core/run/storageCounts.ts';
import { selfCheck } from '../../src/core/self-check/selfCheck.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { numbersOf, tabulateLaw } from '../../src/core/theory/LawTable.ts';
import { generatorAnswers } from '../../src/core/self-check/knownAnswers.ts';
import { findingText } from '../../src/app/status/selfCheckText.ts';
import { cellsOf } from '../../src/views/distribution/cells.ts';
import { distributionFigures } from '../../src/views/distribution/distributionFigures.ts';
import { distributionVerdict } from '../../src/views/distribution/distributionVerdict.ts';
import {
  expectedText,
  formatChance,
  formatMeasure,
} from '../../src/views/distribution/measureTexts.ts';
import { partsTable } from '../../src/views/distribution/partsTable.ts';
import { noLawText, theoryText } from '../../src/views/distribution/theoryTexts.ts';
import { designFigures } from '../../src/views/design/designFigures.ts';
import { designVerdict } from '../../src/views/design/designTexts.ts';
import { DEFAULTS } from '../support/settings.ts';
import { simulationRun } from '../support/simulationRun.ts';
import { tiered } from '../support/tiered.ts';

const answers = generatorAnswers();

/** All that both views say of a run. */
function textsOf(change: Partial<Settings>): string {
  const settings = { ...DEFAULTS, T: 2000, chunks: 1, ...change };
  const run = simulationRun(settings);
  const law = tabulateLaw(settings);
  const segments = [{ chunk: 0, firstStep: 0, stepCount: settings.T }];
  const job = { settings, segments, start: null, wants: NO_WANTS };
  const path = run.path.copyRows(0, run.path.length);
  const counts = addCounts(storageBins(settings), settings.K, [countStorages(job, path)], {
    full: Math.round(run.summary.full * settings.T),
    empty: Math.round(run.summary.empty * settings.T),
  });
  const told = metrics(run, law, counts);
  const cells = cellsOf(run, law, counts, told);
  const sample = { stepCount: 1, differing: null };
  const findings = selfCheck(run, law, { answers, sample });
  const question = {
    reservoir: settings,
    goal: { measure: 'time', years: 10 },
    reliability: 0.9,
  } as const;
  const answer = answerDesign(question);
  return [
    distributionVerdict(settings, law, told, cells),
    law === null ? noLawText(settings) : theoryText(law, DEFAULT_LABELS),
    ...(Object.keys(told) as MetricName[]).map((name) => {
      const { exact, standardError } = told[name];
      const chance = formatChance(name, told[name]);
      return `${name}: ${formatMeasure(name, exact, standardError)} ${chance} ${expectedText(name, told[name])}`;
    }),
    JSON.stringify(distributionFigures(settings, told, null)),
    JSON.stringify(partsTable(cells, settings.K, DEFAULT_LABELS).rows),
    ...findings.map(findingText),
    designVerdict(answer, DEFAULT_LABELS),
    JSON.stringify(designFigures(answer, DEFAULT_LABELS)),
  ].join('\n');
}

const QUICK = [
  { K: 70, mu: 100, rho: 0.5 },
  { rho: 0.4, mu: 100, K: 350_000 },
  { rho: 0.4, target: 0 },
  { rho: 0.4, sigma: 0 },
];
const LONG = [
  { rho: -0.9, K: 250, sigma: 70, target: 60 },
  { K: 180, sigma: 70, target: 60, rho: 0.5 },
  { rho: 0.4, K: 1000, mu: 100, sigma: 20, target: 50 },
];
it.each([...QUICK, ...tiered([], LONG)])('what is not known with ρ is no number: %o', (change) => {
  expect(textsOf(change)).not.toMatch(/NaN|Infinity|undefined/);
});

it('tells of the law and its digits', () => {
  const text = textsOf({ K: 180, sigma: 70, target: 60, rho: 0.5 });
  expect(text).toMatch(/τ = \d/);
  expect(text).toMatch(/solved at two resolutions, whose numbers agree to \de-[78] of them/);
  // the target's storage needs twice as much as with independent years
  expect(text).toContain('of years are met with an active storage of 274.9 (K = 334.9)');
});

it('files hold null for what is not known', () => {
  const law = tabulateLaw({ ...DEFAULTS, rho: -0.95, K: 100, sigma: 70, target: 60 })!;
  const exact = JSON.parse(JSON.stringify(numbersOf(law))) as Record<string, number | null>;
  expect(exact).toMatchObject({ deficit: null, empty: null });
  expect(Object.keys(exact).toSorted()).toEqual(
    'deficit,empty,errorIndicator,full,inflow,mean,release,spill,standardDeviation,startBias,tau'.split(
      ',',
    ),
  );
});
