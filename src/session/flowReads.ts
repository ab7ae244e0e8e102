import type { Segment } from '../core/job/Job.ts';
import type { SimulationRun } from '../core/run/SimulationRun.ts';
import type { FlowsRead } from '../core/run/stepFlows.ts';
import { NewestFirst } from './NewestFirst.ts';

/** Steps of a run whose flows are asked for. */
export interface WantedFlows {
  readonly run: SimulationRun;
  readonly segment: Segment;
}

/** Draws steps of a run again, one request after the other, the newest first. */
export function createFlowReads(
  readFlows: (run: SimulationRun, segment: Segment, signal: AbortSignal) => Promise<FlowsRead>,
): NewestFirst<WantedFlows, FlowsRead> {
  return new NewestFirst({
    work: ({ run, segment }, signal) => readFlows(run, segment, signal),
  });
}
