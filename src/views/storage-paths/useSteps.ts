import { useEffect, useMemo, useRef, useState } from 'react';
import type { Span } from '../../components/span.ts';
import { readAtOnce, type StepsRead, type StepsRequest } from '../../core/keptSteps.ts';
import type { SimulationRun } from '../../core/SimulationRun.ts';
import type { ShownSteps } from './picture.ts';
import { keptRequest, stepsRequest, type Layout } from './stepsRequest.ts';

/** Reads steps of a run, computed again where they are not kept. */
export type ReadSteps = (run: SimulationRun, request: StepsRequest) => Promise<StepsRead>;

export interface StepsState {
  readonly shown: ShownSteps;
  /** false while what is shown stands in for what is being computed */
  readonly isExact: boolean;
}

interface Computed extends ShownSteps {
  readonly run: SimulationRun;
  readonly layout: Layout;
  readonly span: Span;
}

/**
 * What to draw of a span of a run's axis: at once where the run keeps it; else it is computed, one request after
 * the other, the newest first. Meanwhile the last picture stays, if it reaches so far, or coarser bins.
 */
export function useSteps(
  run: SimulationRun,
  layout: Layout,
  span: Span,
  columns: number,
  readSteps: ReadSteps,
  onError: (error: unknown) => void,
): StepsState {
  const wanted = useMemo(
    () => ({ run, layout, span, request: stepsRequest(run, layout, span, columns) }),
    [run, layout, span, columns],
  );
  const kept = useMemo(() => readAtOnce(run, wanted.request), [run, wanted]);
  const [computed, setComputed] = useState<Computed | null>(null);
  const [failed, setFailed] = useState<StepsRequest | null>(null);
  const { request } = wanted;
  const isDone = kept !== null || computed?.request === request || failed === request;

  const isReading = useRef(false);
  useEffect(() => {
    if (isDone || isReading.current) return;
    isReading.current = true;
    const end = () => (isReading.current = false);
    readSteps(run, request).then(
      (read) => {
        end();
        setComputed({ ...wanted, read });
      },
      (error: unknown) => {
        end();
        setFailed(request);
        onError(error);
      },
    );
  }); // after every render: the end of one may find the next one waiting

  const isComputed =
    computed?.run === run && computed.layout === layout && covers(computed.span, span);
  const shown = useMemo(() => {
    if (kept !== null) return { request, read: kept };
    if (computed !== null && isComputed) return computed;
    const coarse = keptRequest(run, layout, span);
    return { request: coarse, read: readAtOnce(run, coarse) ?? [] };
  }, [kept, request, computed, isComputed, run, layout, span]);
  return { shown, isExact: kept !== null || computed?.request === request };
}

function covers(outer: Span, inner: Span): boolean {
  return outer.from <= inner.from && outer.to >= inner.to;
}
