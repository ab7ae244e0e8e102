import type { Settings } from '../../../core/settings/Settings.ts';
import { SETTINGS_KEYS } from '../../../core/settings/validateSettings.ts';

/**
 * That something was measured with other settings than the page has now; empty if not. Measurements have a size of
 * their own, or the page's: T and chunks do not count.
 *
 * @param own - keys that what is measured sets by itself
 */
export function otherSettings(
  measured: Settings,
  page: Settings,
  own: readonly (keyof Settings)[] = [],
): string {
  const others = SETTINGS_KEYS.filter(
    (key) => key !== 'T' && key !== 'chunks' && !own.includes(key) && measured[key] !== page[key],
  ).map((key) => `${key} ${measured[key]}`);
  return others.length === 0 ? '' : ` Measured with other settings: ${others.join(', ')}.`;
}
