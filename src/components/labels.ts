import { createContext, use } from 'react';

/** The user's words, as they stand in titles of axes and in tables. */
export interface Labels {
  /** of volumes: "Mm³" */
  readonly unit: string;
  /** of steps, in the plural: "months" */
  readonly step: string;
}

export const DEFAULT_LABELS: Labels = { unit: 'volume', step: 'periods' };

export const LabelsContext = createContext(DEFAULT_LABELS);

export function useLabels(): Labels {
  return use(LabelsContext);
}
