import { isTooShort } from '../metrics/expectations.ts';
import { exactResilience } from '../metrics/failureMetrics.ts';
import type { Metric } from '../metrics/Metric.ts';
import { metrics, type MetricName } from '../metrics/metrics.ts';
import type { SimulationRun } from '../run/SimulationRun.ts';
import type { LawTable } from '../theory/LawTable.ts';
import { KNOWN_ANSWERS, wrongGenerators, type GeneratorName } from './knownAnswers.ts';
import { waterBalanceGap } from './waterBalanceGap.ts';
import type { Witness } from './witnesses.ts';

/** Round-off of the balance of 10¹⁰ steps stays far below it. */
export const MOST_GAP = 1e-9;

/** Standard errors that chance alone does not reach, also of estimates that are a little skewed. */
export const MOST_Z = 6;

/** What came of a check; it is not possible where there is nothing to compare. */
export type CheckState = 'passed' | 'failed' | 'not possible';

/** What the page found out about a run and about itself. */
export type Finding = { readonly state: CheckState } & (
  | { readonly kind: 'balance'; readonly gap: number }
  | {
      readonly kind: 'resilience';
      readonly exact: number | null;
      readonly z: number | null;
    }
  | {
      readonly kind: 'theory';
      /** between the mean storage and a law that leaves nothing to chance, as a share of K; null where it does */
      readonly gap: number | null;
      /** the largest |z|, of how many measures; null if none can be compared */
      readonly largest: {
        readonly name: MetricName;
        readonly z: number;
        readonly of: number;
      } | null;
    }
  | {
      readonly kind: 'generators';
      readonly wrong: readonly GeneratorName[];
      readonly of: number;
    }
  | {
      readonly kind: 'kernel';
      readonly differing: number | null;
      readonly stepCount: number;
    }
);

/** All that the page checks of every run; nothing that only counting it would tell, so that it is the same in every view. */
export function selfCheck(
  run: SimulationRun,
  law: LawTable | null,
  { answers, sample }: Witness,
): Finding[] {
  const told = metrics(run, law, null);
  const gap = waterBalanceGap(run);
  // with ρ its standard error is not known
  const exact = run.settings.rho === 0 ? exactResilience(run.settings, law) : null;
  const z = exact === null ? null : told.resilience.z;
  const looked = (Object.keys(told) as MetricName[])
    .filter((name) => !SAME_AS_OTHERS.includes(name))
    .flatMap((name) => (told[name].z === null ? [] : [{ name, z: told[name].z }]))
    .toSorted((a, b) => Math.abs(b.z) - Math.abs(a.z));
  const [largest] = looked;
  const wrong = wrongGenerators(answers);
  const { differing, stepCount } = sample;
  const fromCertain = law && gapToCertainLaw(run, law, told.mean);
  return [
    { kind: 'balance', state: stateOf(gap, MOST_GAP), gap },
    { kind: 'resilience', state: stateOf(z, MOST_Z), exact, z },
    {
      kind: 'theory',
      state: worse(stateOf(largest?.z ?? null, MOST_Z), stateOf(fromCertain, MOST_GAP)),
      gap: fromCertain,
      largest: largest === undefined ? null : { ...largest, of: looked.length },
    },
    {
      kind: 'generators',
      state: stateOf(wrong.length, 0),
      wrong,
      of: Object.keys(KNOWN_ANSWERS).length,
    },
    { kind: 'kernel', state: stateOf(differing, 0), differing, stepCount },
  ];
}

function stateOf(off: number | null, most: number): CheckState {
  if (off === null) return 'not possible';
  return Math.abs(off) <= most ? 'passed' : 'failed';
}

function worse(a: CheckState, b: CheckState): CheckState {
  return (['failed', 'passed'] as const).find((state) => state === a || state === b) ?? a;
}

/** Where storage comes to one value and stays there: what the mean of a run is off, as a share of K. */
function gapToCertainLaw({ settings }: SimulationRun, law: LawTable, mean: Metric): number | null {
  if (law.stepMeans.storage.variance !== 0 || isTooShort(law)) return null;
  return Math.abs(mean.estimate! - mean.expected!) / settings.K;
}

/** Measures that say what another one does. */
export const SAME_AS_OTHERS: readonly MetricName[] = [
  'timeReliability',
  'volumetricReliability',
  'meanFailureLength',
];
