import { formatCount, formatNumber } from '../../components/format.ts';
import type { Landmark } from '../../core/landmarks.ts';
import type { SimulationRun } from '../../core/SimulationRun.ts';

/** What was found, in a sentence. */
export function landmarkText({ kind, firstStep, stepCount }: Landmark, run: SimulationRun): string {
  const { settings, summary } = run;
  const last = firstStep + stepCount - 1;
  const steps =
    stepCount === 1
      ? `step ${formatCount(firstStep)}`
      : `steps ${formatCount(firstStep)} to ${formatCount(last)}`;
  switch (kind) {
    case 'step':
      return `At step ${formatCount(firstStep)}.`;
    case 'minimum':
      return `The least storage, ${formatNumber(summary.min, 5)}, is first reached at ${steps}.`;
    case 'deficit':
      return stepCount === 0
        ? 'No drought: no step ends below the target.'
        : `The longest drought: ${formatCount(stepCount)} steps on end below the target of ${formatNumber(settings.target)}, ${steps}.`;
    case 'full':
      return stepCount === 0
        ? 'Never full: no step ends at the capacity.'
        : `The longest time full: ${formatCount(stepCount)} steps on end at the capacity, ${steps}.`;
  }
}
