import { formatCount, plural } from '../../../components/format.ts';
import { greatestOf } from '../../../core/statistics/extremes.ts';
import type { Settings } from '../../../core/settings/Settings.ts';
import type { Comparison, ComparisonKind, Condition } from '../../../core/timing/Comparison.ts';
import { otherSettings } from '../otherWork.ts';

/** What was run for one sample of each condition. */
export function workSentence({ kind, conditions }: Comparison): string {
  if (kind === 'scaling') return scalingWork(conditions);
  const names = new Map<string, Set<string>>();
  for (const condition of conditions) {
    const text = workOf(condition);
    const own = names.get(text) ?? new Set();
    names.set(text, own.add(`“${condition.group ?? condition.name}”`));
  }
  const works = [...names];
  if (works.length === 1) return `Each time ${works[0]![0]}.`;
  return `${works.map(([text, of]) => `${[...of].join(', ')}: ${text}`).join('; ')}.`;
}

/** The most workers of strong scaling do the work of one; those of weak scaling as much each. */
function scalingWork(conditions: readonly Condition[]): string {
  const [one] = conditions;
  if (one === undefined) return '';
  const most = greatestOf(conditions.map(({ workers }) => workers));
  const strong = `Strong: ${sizeOf(one)} on 1 to ${plural(most, 'worker')}.`;
  const weak = conditions.find(({ group }) => group === 'weak');
  return weak === undefined
    ? strong
    : `${strong} Weak: ${plural(weak.steps / weak.workers, 'step')} for each worker.`;
}

function workOf(condition: Condition): string {
  const { steps, messages, workers } = condition;
  return messages === null
    ? `${sizeOf(condition)} on ${plural(workers, 'worker')}`
    : `${plural(messages, 'message')} of ${plural(steps / messages, 'value')} from ${plural(workers, 'worker')}`;
}

function sizeOf({ steps, settings }: Condition): string {
  if (settings === null) return plural(steps, 'step');
  const { T, chunks } = settings;
  const runs = Math.round(steps / T);
  const times = runs > 1 ? `${formatCount(runs)} runs of ` : '';
  return `${times}${plural(T, 'step')} in ${plural(chunks, 'chunk')}`;
}

/** What a comparison sets by itself. */
const OWN: Partial<Record<ComparisonKind, readonly (keyof Settings)[]>> = {
  kernel: ['generator', 'seeding'],
  generator: ['generator', 'seeding'],
};

/** That the page has other settings now; empty if not, or where nothing was simulated. */
export function otherSettingsOf({ kind, conditions }: Comparison, page: Settings): string {
  const settings = conditions[0]?.settings ?? null;
  return settings === null ? '' : otherSettings(settings, page, OWN[kind]);
}
