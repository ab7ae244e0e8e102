import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Span } from '../../components/span.ts';
import { readAtOnce, type StepsRead, type StepsRequest } from '../../core/run/keptSteps.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import type { ShownSteps } from './picture.ts';
import { keptRequest, stepsRequest, type Layout } from './stepsRequest.ts';

/** Reads steps of a run, computed again where they are not kept. */
export type ReadSteps = (run: SimulationRun, request: StepsRequest) => Promise<StepsRead>;

export interface StepsState {
  readonly shown: ShownSteps;
  /** the part of the axis that is drawn: the one asked for, or for a moment still the one before */
  readonly span: Span;
  /** false while what is shown stands in for what is being computed */
  readonly isExact: boolean;
}

/** Steps that are asked for, for one part of one axis. */
export interface WantedSteps {
  readonly run: SimulationRun;
  readonly request: StepsRequest;
  readonly layout: Layout;
  readonly span: Span;
}

/** Reads what is wanted, one after the other, the newest first. */
export interface StepReads {
  readonly want: (wanted: WantedSteps | null) => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly state: () => {
    readonly done: { readonly of: WantedSteps; readonly result: StepsRead } | null;
    readonly ended: { readonly of: WantedSteps; readonly error: unknown } | null;
  };
}

/** Steps that come sooner than this, in ms, are waited for: each turn of a wheel makes one picture then, not two. */
const SOON_MS = 30;

/**
 * What to draw of a span of a run's axis: at once where the run keeps it; else it is computed. Meanwhile the last
 * picture stays, for a moment as it is, then with the new axis, if it reaches so far; or coarser bins.
 */
export function useSteps(
  run: SimulationRun,
  layout: Layout,
  span: Span,
  columns: number,
  reads: StepReads,
  onError: (error: unknown) => void,
): StepsState {
  const wanted = useMemo(
    () => ({ run, layout, span, request: stepsRequest(run, layout, span, columns) }),
    [run, layout, span, columns],
  );
  const { request } = wanted;
  const kept = useMemo(() => readAtOnce(run, request), [run, request]);
  useEffect(() => {
    reads.want(kept === null ? wanted : null);
    return () => reads.want(null); // what is under way goes on
  }, [reads, kept, wanted]);
  const { done, ended } = useSyncExternalStore(reads.subscribe, reads.state);
  const error = ended?.of === wanted ? ended.error : null;
  useEffect(() => {
    if (error !== null) onError(error);
  }, [error, onError]);

  const isNear = done?.of.run === run && done.of.layout === layout && covers(done.of.span, span);
  const shown = useMemo(() => {
    if (kept !== null) return { request, read: kept };
    if (done !== null && isNear) return { request: done.of.request, read: done.result };
    const coarse = keptRequest(run, layout, span);
    return { request: coarse, read: readAtOnce(run, coarse) ?? [] };
  }, [kept, request, done, isNear, run, layout, span]);
  const isExact = kept !== null || done?.of === wanted;

  const [drawn, setDrawn] = useState({ wanted, shown });
  const isOld = drawn.wanted !== wanted || drawn.shown !== shown;
  // from when it became old: a gesture that goes on must not keep it for ever
  const [late, setLate] = useState<typeof drawn | null>(null);
  useEffect(() => {
    if (!isOld) return;
    const timer = setTimeout(() => setLate(drawn), SOON_MS);
    return () => clearTimeout(timer);
  }, [isOld, drawn]);
  const mayWait = drawn.wanted.run === run && drawn.wanted.layout === layout;
  if (isOld && (isExact || late === drawn || !mayWait)) {
    setDrawn({ wanted, shown });
    return { shown, span, isExact };
  }
  return { shown: drawn.shown, span: drawn.wanted.span, isExact };
}

function covers(outer: Span, inner: Span): boolean {
  return outer.from <= inner.from && outer.to >= inner.to;
}
