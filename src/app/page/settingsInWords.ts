import { formatCount, formatSetting, plural } from '../../components/format.ts';
import type { RecordDraw, Settings } from '../../core/settings/Settings.ts';
import { BOUNDARIES, GENERATORS, SEEDINGS } from '../form/choices.ts';

/** All settings by their names, as a sheet or a picture tells them. */
export function settingsInWords(settings: Settings, view: string): [string, string][] {
  const { K, mu, sigma, target, T, chunks, seed, seeding, boundary, generator, record } = settings;
  const label = <Value>(of: readonly { value: Value; label: string }[], chosen: Value) =>
    of.find(({ value }) => value === chosen)!.label;
  return [
    ['Capacity K', formatSetting(K)],
    ['Steps T', formatCount(T)],
    ['Seed', String(seed)],
    ['Inflow μ', formatSetting(mu)],
    ['Chunks', formatCount(chunks)],
    ['Seeding', label(SEEDINGS, seeding)],
    ['Inflow spread σ', formatSetting(sigma)],
    ['Chunk boundary', label(BOUNDARIES, boundary)],
    ['Generator', label(GENERATORS, generator)],
    ['Target release S̄', formatSetting(target)],
    ...(record === null ? [] : [['Inflow from', drawText(record)] as [string, string]]),
    ['View', view],
  ];
}

function drawText({ values, blockLength }: RecordDraw): string {
  const count = plural(values.length, 'value');
  return blockLength === 1
    ? `a record of ${count}`
    : `blocks of ${blockLength} in a record of ${count}`;
}
