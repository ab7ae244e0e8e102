import { formatCount, formatNumber, formatSetting, plural } from '../../components/format.ts';
import type { Landmark } from '../../core/run/landmarks.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';

/** What was found, in a sentence. */
export function landmarkText(landmark: Landmark, { settings, summary }: SimulationRun): string {
  const { kind, stepCount } = landmark;
  const count = plural(stepCount, 'step');
  const place = placeText(landmark);
  switch (kind) {
    case 'step':
      return `Step ${formatCount(landmark.firstStep)} is marked.`;
    case 'minimum':
      return `The least storage, ${formatNumber(summary.min, 5)}, is first reached ${place}.`;
    case 'deficit':
      return stepCount === 0
        ? 'No drought: no step ends below the target.'
        : `The longest drought: ${count} on end below the target of ${formatSetting(settings.target)}, ${place}.`;
    case 'full':
      return stepCount === 0
        ? 'Never full: no step ends at the capacity.'
        : `The longest full spell: ${count} on end at the capacity, ${place}.`;
  }
}

function placeText({ firstStep, stepCount, within }: Landmark): string {
  const last = firstStep + (within ?? stepCount) - 1;
  const steps = `${formatCount(firstStep)} to ${formatCount(last)}`;
  if (within !== null) return `somewhere in steps ${steps}`;
  return last === firstStep ? `at step ${formatCount(firstStep)}` : `steps ${steps}`;
}
