import type { Settings } from '../../core/settings/Settings.ts';

interface Choices<Key extends keyof Settings> {
  readonly value: Settings[Key];
  readonly label: string;
}

/** The words for what can be chosen, in the form and on paper. */
export const SEEDINGS: readonly Choices<'seeding'>[] = [
  { value: 'distinct', label: 'A seed each' },
  { value: 'same', label: 'Same seed for all' },
  { value: 'shifted', label: 'One stream, shifted' },
];

export const BOUNDARIES: readonly Choices<'boundary'>[] = [
  { value: 'restart', label: 'Start full' },
  { value: 'continue', label: 'Continue the path' },
];

export const GENERATORS: readonly Choices<'generator'>[] = [
  { value: 'xoshiro', label: 'Fast streams' },
  { value: 'numpy', label: "NumPy's, as in the article" },
];
