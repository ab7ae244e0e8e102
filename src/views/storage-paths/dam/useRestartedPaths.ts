import { useEffect, useState } from 'react';
import { stepsBefore } from '../../../core/job/rows.ts';
import { restartedPath, type RestartedPath } from '../../../core/run/restartedPath.ts';
import type { SimulationRun } from '../../../core/run/SimulationRun.ts';
import { flowsSegment } from '../../../core/run/stepFlows.ts';
import type { Layout } from '../stepsRequest.ts';
import type { ReadFlows } from './Dam.tsx';
import { chunkStepAt } from './stepPlace.ts';

/** Chunks of which the seams are compared: more lines would hide the path. */
const MOST_CHUNKS = 5;

/** Steps of a run that is compared, at most: of a longer one nothing would be seen. */
const MOST_STEPS = 100_000;

const NONE: readonly RestartedPath[] = [];

/** Of a path that goes on over its seams, what it would have been had each chunk started full; empty until that is known. */
export function useRestartedPaths(
  run: SimulationRun,
  layout: Layout,
  readFlows: ReadFlows,
): readonly RestartedPath[] {
  const [known, setKnown] = useState<{ run: SimulationRun; paths: readonly RestartedPath[] }>();
  const { boundary, chunks, T } = run.settings;
  const isCompared =
    boundary === 'continue' && chunks <= MOST_CHUNKS && T <= MOST_STEPS && layout === 'joined';
  useEffect(() => {
    if (!isCompared) return;
    const stop = new AbortController();
    const { signal } = stop;
    const seams = Array.from({ length: chunks - 1 }, (_, i) => stepsBefore(run.settings, i + 1));
    Promise.all(seams.map((seam) => restartedAt(run, seam, readFlows, signal))).then(
      (paths) => {
        if (!signal.aborted) setKnown({ run, paths });
      },
      () => {}, // the path itself is there
    );
    return () => stop.abort();
  }, [run, chunks, isCompared, readFlows]);
  return isCompared && known?.run === run ? known.paths : NONE;
}

async function restartedAt(
  run: SimulationRun,
  seam: number,
  readFlows: ReadFlows,
  signal: AbortSignal,
): Promise<RestartedPath> {
  const { settings } = run;
  const at = chunkStepAt(settings, 'joined', seam + 1, 0);
  const segment = flowsSegment(settings, at);
  const { storages, inflows } = await readFlows(run, segment, signal);
  const from = at.step - 1 - segment.firstStep;
  return restartedPath(settings, seam, storages.subarray(from), inflows.subarray(from));
}
