import type { Scale } from 'chart.js';
import type { AnnotationOptions, PartialEventContext } from 'chartjs-plugin-annotation';
import { formatCount, formatSetting, plural } from '../../components/format.ts';
import type { Span } from '../../components/span.ts';
import { translucent, type Palette } from '../../components/usePalette.ts';
import type { Landmark } from '../../core/run/landmarks.ts';
import { stepsBefore } from '../../core/job/rows.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { Picture } from './picture.ts';

/** Seams that are marked by lines; more would hide the path. */
const MARKED_SEAMS = 32;

/** Seams that are named too. */
const NAMED_SEAMS = 4;

/** Pixels from one label to another that does not touch it. */
const LABEL_ROOM = 18;

/** Pixels at the right edge that the label of the capacity takes. */
const CAPACITY_ROOM = 140;

const FONT = { size: 11, weight: 'normal' } as const;

/** Lines at capacity and target; where chunks are joined, seams and the steps that were looked for. */
export function chartMarks(
  picture: Picture,
  settings: Settings,
  landmark: Landmark | null,
  palette: Palette,
): Record<string, AnnotationOptions> {
  const marks: Record<string, AnnotationOptions> = {
    capacity: level(settings.K, `capacity K = ${formatSetting(settings.K)}`, settings, palette),
    target: level(
      settings.target,
      `target S̄ = ${formatSetting(settings.target)}`,
      settings,
      palette,
    ),
  };
  if (!picture.isJoined) return marks;
  if (landmark !== null) marks['landmark'] = landmarkBox(landmark, picture.span, palette);
  const seams = seamsWithin(settings, picture.span);
  if (seams.length > MARKED_SEAMS) return marks;
  for (const seam of seams) {
    marks[`seam ${seam}`] = seamLine(seam, seams.length <= NAMED_SEAMS, palette);
  }
  return marks;
}

function level(
  value: number,
  content: string,
  { K, target }: Settings,
  palette: Palette,
): AnnotationOptions {
  // one above the other they need room; else each has an end of its line
  const isNear = ({ chart }: PartialEventContext) => {
    const y = chart.scales['y'];
    return y !== undefined && distance(y, K, target) < LABEL_ROOM;
  };
  return {
    type: 'line',
    scaleID: 'y',
    value,
    borderColor: palette.warm,
    borderWidth: 1,
    borderDash: [5, 4],
    label: {
      ...lineLabel(content, palette.warm, palette),
      position: (context) => (value !== K && isNear(context) ? 'start' : 'end'),
      yAdjust: value > K / 2 ? 9 : -9,
    },
  };
}

function distance(scale: Scale, a: number, b: number): number {
  return Math.abs(scale.getPixelForValue(a) - scale.getPixelForValue(b));
}

function seamLine(seam: number, isNamed: boolean, palette: Palette): AnnotationOptions {
  return {
    type: 'line',
    scaleID: 'x',
    value: seam,
    borderColor: palette.muted,
    borderWidth: 1,
    borderDash: [2, 3],
    label: {
      ...lineLabel('seam', palette.muted, palette),
      position: 'start',
      // not on the label of the capacity
      display: ({ chart }) =>
        isNamed && chart.width - (chart.scales['x']?.getPixelForValue(seam) ?? 0) > CAPACITY_ROOM,
    },
  };
}

function lineLabel(content: string, color: string, { surface }: Palette) {
  const backgroundColor = translucent(surface, 0.85);
  return { display: true, content, backgroundColor, color, padding: { x: 4, y: 1 }, font: FONT };
}

function landmarkBox(landmark: Landmark, { from, to }: Span, palette: Palette): AnnotationOptions {
  const { kind, firstStep, stepCount, within } = landmark;
  const isHigh = kind === 'full';
  return {
    type: 'box',
    xMin: firstStep - 0.5,
    xMax: firstStep + (within ?? stepCount) - 0.5,
    backgroundColor: translucent(palette.warm, 0.16),
    borderColor: palette.warm,
    borderWidth: 1,
    label: {
      display: true,
      content: landmarkLabel(landmark),
      // where the path is not, nor the label of the capacity, nor the edge
      position: { x: firstStep > (from + to) / 2 ? 'end' : 'start', y: isHigh ? 'end' : 'start' },
      yAdjust: isHigh ? 0 : 22,
      color: palette.warm,
      font: FONT,
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
