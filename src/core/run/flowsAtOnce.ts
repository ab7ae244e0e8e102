import { runSegment } from '../job/runSegment.ts';
import { BLOCK_STEPS } from '../rng/blockSteps.ts';
import { streamOffset } from '../rng/stream.ts';
import { stateBefore } from './RunRecord.ts';
import type { SimulationRun } from './SimulationRun.ts';
import { flowsOf, flowsSegment, type ChunkStep, type StepFlows } from './stepFlows.ts';

/** Steps that take less time to draw than a worker to be asked. */
const FEW_STEPS = 256;

/**
 * What a step did, drawn again here and now: where few steps lie between it and the place where its stream can be entered.
 *
 * @returns null if they are too many
 */
export function flowsAtOnce(
  { settings, blocks }: Pick<SimulationRun, 'settings' | 'blocks'>,
  at: ChunkStep,
): StepFlows | null {
  const { chunk, firstStep } = flowsSegment(settings, at);
  const stepCount = at.step - firstStep;
  // NumPy's streams are entered at their beginning, the fast ones at every block
  const offset = streamOffset(settings, chunk) + firstStep;
  const skipped = settings.generator === 'numpy' ? offset : offset % BLOCK_STEPS;
  if (skipped + stepCount > FEW_STEPS) return null;
  const segment = { chunk, firstStep, stepCount };
  const start = stateBefore(settings, blocks, segment);
  const storages = new Float64Array(stepCount);
  const { initial, inflow } = runSegment(settings, segment, start, storages);
  return flowsOf(settings, { segment, before: initial, storages, inflows: inflow }, at);
}
