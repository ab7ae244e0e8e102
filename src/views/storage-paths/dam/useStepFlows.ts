import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Segment } from '../../../core/job/Job.ts';
import type { SimulationRun } from '../../../core/run/SimulationRun.ts';
import { flowsAtOnce } from '../../../core/run/flowsAtOnce.ts';
import {
  flowsOf,
  flowsSegment,
  keptFlows,
  type ChunkStep,
  type FlowsRead,
  type StepFlows,
} from '../../../core/run/stepFlows.ts';

/** Steps of a run whose flows are asked for. */
export interface WantedFlows {
  readonly run: SimulationRun;
  readonly segment: Segment;
}

/** Draws again what is wanted, one request after the other, the newest first. */
export interface FlowReads {
  readonly want: (wanted: WantedFlows | null) => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => {
    readonly done: { readonly of: WantedFlows; readonly result: FlowsRead } | null;
  };
}

/** A step, and what it did. */
export interface SeenStep {
  readonly run: SimulationRun;
  readonly x: number;
  readonly at: ChunkStep;
  readonly flows: StepFlows;
}

/** What comes sooner than this, in ms, is waited for: else numbers would come and go at every move. */
const SOON_MS = 120;

/**
 * What a step of a run did. Until its inflow has been drawn again the step seen before stays for a moment, then its storages
 * are shown alone, where the run keeps them.
 *
 * @returns null if nothing is known yet
 */
export function useStepFlows(
  run: SimulationRun,
  x: number,
  { chunk, step }: ChunkStep,
  reads: FlowReads,
): SeenStep | null {
  const { firstStep, stepCount } = flowsSegment(run.settings, { chunk, step });
  const wanted = useMemo(
    () => ({ run, segment: { chunk, firstStep, stepCount } }),
    [run, chunk, firstStep, stepCount],
  );
  const done = useSyncExternalStore(reads.subscribe, () => reads.state().done);
  const seen = useMemo(() => {
    const at = { chunk, step };
    const read = done?.of.run === run ? flowsOf(run.settings, done.result, at) : null;
    const drawn = read ?? flowsAtOnce(run, at);
    const flows = drawn ?? keptFlows(run, at);
    return { isExact: drawn !== null, step: flows && { run, x, at, flows } };
  }, [run, x, chunk, step, done]);
  useEffect(() => {
    if (!seen.isExact) reads.want(wanted);
  }, [reads, wanted, seen.isExact]);

  const [shown, setShown] = useState(seen);
  const [isLate, setLate] = useState(false);
  const mustWait = !seen.isExact && shown.isExact;
  useEffect(() => {
    if (!mustWait) return;
    const timer = setTimeout(() => setLate(true), SOON_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [mustWait]);
  const isOfOther = shown.step !== null && shown.step.run !== run;
  const isKept = mustWait && (!isLate || (seen.step === null && !isOfOther));
  if (shown === seen || isKept) return shown.step;
  setShown(seen);
  return seen.step;
}
