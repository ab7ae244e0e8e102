import type { Settings } from '../../core/settings/Settings.ts';
import { memoryText, readOut } from './readOut.ts';

export interface ReadOutProps {
  readonly settings: Settings;
}

/** What the settings amount to, and what will be kept. */
export function ReadOut({ settings }: ReadOutProps) {
  return <p className="read-out">{`${readOut(settings)}. ${memoryText(settings)}`}</p>;
}
