import { plural } from '../../components/format.ts';
import type { Environment, HistoryEntry } from '../../core/timing/HistoryEntry.ts';
import { browserName, dateText } from './history/historyText.ts';

export interface KeptNoteProps {
  readonly entry: HistoryEntry;
  /** goes back to what this session measured */
  readonly onLeave: () => void;
}

/** When and where a kept measurement in sight was made. */
export function KeptNote({ entry, onLeave }: KeptNoteProps) {
  return (
    <span className="kept">
      <span>{keptText(entry)}</span>{' '}
      <button type="button" onClick={onLeave}>
        Back to this session
      </button>
    </span>
  );
}

/** "A kept measurement: 2026-11-22 20:03, Windows, Chrome 156, 8 logical cores." */
export function keptText({ date, environment }: HistoryEntry): string {
  return `A kept measurement: ${dateText(date)}, ${machineText(environment)}.`;
}

function machineText({ userAgent, hardwareConcurrency }: Environment): string {
  const system = systemName(userAgent);
  const names = [...(system === null ? [] : [system]), browserName(userAgent)];
  return `${names.join(', ')}, ${plural(hardwareConcurrency, 'logical core')}`;
}

/** Systems by what browsers say: those that name others too come first. */
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

function systemName(userAgent: string): string | null {
  return SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;
}
