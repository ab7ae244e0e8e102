import type { Chart } from 'chart.js';
import { labelPixels } from '../../components/fontSize.ts';
import { formatCount, plural } from '../../components/format.ts';
import type { Mark } from '../../components/marks.ts';
import type { Span } from '../../components/span.ts';
import { translucent, type Palette } from '../../components/usePalette.ts';
import type { Landmark } from '../../core/run/landmarks.ts';
import { stepsBefore } from '../../core/job/rows.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { levelLabels } from './levelLabels.ts';
import type { Picture } from './picture.ts';

/** Seams that are marked by lines; more would hide the path. */
const MARKED_SEAMS = 32;

/** Seams that are named too. */
const NAMED_SEAMS = 4;

/** Pixels from one label to another that does not touch it. */
export const LABEL_ROOM = 20;

/** Pixels upwards: above the line of the capacity, as far as there is room. */
const SEAM_DY = -6;

/** Opacity of the surface behind a label, so that the path is seen to go on. */
const BACKGROUND = 0.85;

/** Lines at capacity and target; where chunks are joined, seams and the steps that were looked for. */
export function chartMarks(
  { scales, width }: Pick<Chart, 'scales' | 'width'>,
  picture: Picture,
  settings: Settings,
  landmark: Landmark | null,
  palette: Palette,
): Mark[] {
  const { K, target } = settings;
  const background = translucent(palette.surface, BACKGROUND);
  const pixels = (value: number) => scales['y']?.getPixelForValue(value) ?? 0;
  // one above the other they need room
  const missing = labelPixels(LABEL_ROOM) - Math.abs(pixels(K) - pixels(target));
  const apart = Math.max(0, missing / 2);
  const labels = levelLabels(settings, width);
  const level = (
    value: number,
    text: string,
    look: Pick<Mark, 'colour' | 'dash'>,
    dy: number,
  ): Mark => ({
    axis: 'y',
    from: value,
    to: value,
    ...look,
    label: { text, x: 'beside', y: 'middle', dy, background: 'transparent' },
  });
  const marks = [
    level(K, labels.capacity, { colour: palette.warm, dash: [8, 4] }, -apart),
    level(target, labels.target, { colour: palette.text, dash: [2, 3] }, apart),
  ];
  if (!picture.isJoined) return marks;
  if (landmark !== null) marks.push(landmarkBand(landmark, picture.span, palette));
  const seams = seamsWithin(settings, picture.span);
  if (seams.length > MARKED_SEAMS) return marks;
  for (const seam of seams) {
    const isNamed = seams.length <= NAMED_SEAMS;
    marks.push({
      axis: 'x',
      from: seam,
      to: seam,
      colour: palette.muted,
      dash: [2, 3],
      ...(isNamed && { label: { text: 'seam', x: 'middle', y: 'start', dy: SEAM_DY, background } }),
    });
  }
  return marks;
}

function landmarkBand(landmark: Landmark, { from, to }: Span, palette: Palette): Mark {
  const { kind, firstStep, stepCount, within } = landmark;
  const isHigh = kind === 'full';
  return {
    axis: 'x',
    from: firstStep - 0.5,
    to: firstStep + (within ?? stepCount) - 0.5,
    colour: palette.warm,
    fill: translucent(palette.warm, 0.16),
    label: {
      text: landmarkLabel(landmark),
      // where the path is not, nor the edge
      x: firstStep > (from + to) / 2 ? 'end' : 'start',
      y: isHigh ? 'end' : 'start',
      dy: isHigh ? 0 : labelPixels(24),
      background: 'transparent',
    },
  };
}

function landmarkLabel({ kind, firstStep, stepCount, within }: Landmark): string {
  const label = {
    step: `step ${formatCount(firstStep)}`,
    minimum: 'minimum',
    deficit: `${plural(stepCount, 'step')} of deficit`,
    full: `${plural(stepCount, 'step')} full`,
  }[kind];
  return within === null ? label : `${label}, somewhere here`;
}

/** Steps at which a chunk ends and the next begins. */
function seamsWithin(settings: Settings, { from, to }: Span): number[] {
  const seams: number[] = [];
  for (let chunk = 1; chunk < settings.chunks; chunk++) {
    const seam = stepsBefore(settings, chunk);
    if (seam >= from && seam <= to) seams.push(seam);
  }
  return seams;
}
