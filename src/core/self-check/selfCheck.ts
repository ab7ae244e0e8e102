import { exactResilience } from '../metrics/failureMetrics.ts';
import { metrics, type MetricName } from '../metrics/metrics.ts';
import type { SimulationRun } from '../SimulationRun.ts';
import type { LawTable } from '../theory/LawTable.ts';
import { KNOWN_ANSWERS, wrongGenerators, type GeneratorName } from './knownAnswers.ts';
import { waterBalanceGap } from './waterBalanceGap.ts';
import type { Witness } from './witnesses.ts';

/** Round-off of the balance of 10¹⁰ steps stays far below it. */
const MOST_GAP = 1e-9;

/** Standard errors that chance alone does not reach, also of estimates that are a little skewed. */
export const MOST_Z = 6;

/** What the page found out about a run and about itself; a finding is bad news if it is not `isGood`. */
export type Finding =
  | { readonly kind: 'balance'; readonly isGood: boolean; readonly gap: number }
  | { readonly kind: 'resilience'; readonly isGood: boolean; readonly z: number | null }
  | {
      readonly kind: 'theory';
      readonly isGood: boolean;
      /** the largest |z|, of how many measures; null if none can be compared */
      readonly largest: {
        readonly name: MetricName;
        readonly z: number;
        readonly of: number;
      } | null;
    }
  | {
      readonly kind: 'generators';
      readonly isGood: boolean;
      readonly wrong: readonly GeneratorName[];
      readonly of: number;
    }
  | {
      readonly kind: 'kernel';
      readonly isGood: boolean;
      readonly differing: number | null;
      readonly stepCount: number;
    };

/** All that the page checks of every run; nothing that only counting it would tell, so that it is the same in every view. */
export function selfCheck(
  run: SimulationRun,
  law: LawTable | null,
  { answers, sample }: Witness,
): Finding[] {
  const told = metrics(run, law, null);
  const gap = waterBalanceGap(run);
  const z = exactResilience(run.settings) === null ? null : told.resilience.z;
  const looked = (Object.keys(told) as MetricName[])
    .filter((name) => !SAME_AS_OTHERS.includes(name))
    .flatMap((name) => (told[name].z === null ? [] : [{ name, z: told[name].z }]))
    .toSorted((a, b) => Math.abs(b.z) - Math.abs(a.z));
  const [largest] = looked;
  const wrong = wrongGenerators(answers);
  const { differing, stepCount } = sample;
  return [
    { kind: 'balance', isGood: gap <= MOST_GAP, gap },
    { kind: 'resilience', isGood: z === null || Math.abs(z) <= MOST_Z, z },
    {
      kind: 'theory',
      isGood: largest === undefined || Math.abs(largest.z) <= MOST_Z,
      largest: largest === undefined ? null : { ...largest, of: looked.length },
    },
    {
      kind: 'generators',
      isGood: wrong.length === 0,
      wrong,
      of: Object.keys(KNOWN_ANSWERS).length,
    },
    { kind: 'kernel', isGood: differing === null || differing === 0, differing, stepCount },
  ];
}

/** Measures that say what another one does. */
const SAME_AS_OTHERS: readonly MetricName[] = [
  'timeReliability',
  'volumetricReliability',
  'meanFailureLength',
];
