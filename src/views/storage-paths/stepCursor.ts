import type { Mark } from '../../components/marks.ts';
import type { Palette } from '../../components/usePalette.ts';

/** The step that is looked at, on the chart's axes. */
export interface StepCursor {
  readonly x: number;
  /** after it; null as long as it is not known */
  readonly storage: number | null;
}

/** A line at the step, and a dot at its storage. */
export function cursorMarks(cursor: StepCursor | null, palette: Palette): Mark[] {
  if (cursor === null) return [];
  const { x, storage } = cursor;
  return [{ axis: 'x', from: x, to: x, colour: palette.text, dot: storage ?? undefined }];
}
