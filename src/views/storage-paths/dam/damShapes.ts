import type { StepFlows } from '../../../core/run/stepFlows.ts';
import type { Settings } from '../../../core/settings/Settings.ts';

type Reservoir = Pick<Settings, 'K' | 'target' | 'mu' | 'sigma'>;

/** The picture, in its own units: those of a screen where it has its full size. */
export const DAM = {
  width: 280,
  height: 186,
  /** of the water when it is full, and of the floor */
  crest: 46,
  floor: 168,
  /** where the upstream face stands, and how wide the wall is above and below */
  wall: { face: 178, crest: 14, base: 42 },
  bank: { top: 32, foot: 52 },
  outlet: 150,
} as const;

/** The widest that a flow is drawn: the target, or one standard deviation above the mean inflow. And the narrowest. */
const WIDEST = 16;
const NARROWEST = 1.2;

/** Room for a label beside a level. */
const LABEL = 15;

/** What is drawn of one step: places and widths. */
export interface DamShapes {
  /** of the surface before the step, where that is well apart from the one after it */
  readonly before: number | null;
  /** of the surface after the step, and of the target */
  readonly surface: number;
  readonly target: number;
  /** widths of the flows; 0 for none */
  readonly inflow: number;
  readonly release: number;
  readonly spill: number;
  /** the way of the water that finds no room, on the wall */
  readonly spillPath: string;
  /** base lines of the labels of storage, target, capacity and spill */
  readonly storageLabel: number;
  readonly targetLabel: number;
  readonly capacityLabel: number;
  readonly spillLabel: number;
}

/** The cross-section of the reservoir after one step: levels as shares of the capacity, flows as wide as their volumes. */
export function damShapes(settings: Reservoir, flows: StepFlows): DamShapes {
  const { K, target, mu, sigma } = settings;
  const { crest, floor } = DAM;
  const level = (storage: number) => floor - (floor - crest) * (storage / K);
  const most = Math.max(target, mu + sigma);
  const width = (volume: number | null) =>
    volume === null || volume === 0
      ? 0
      : Math.min(Math.max((WIDEST * volume) / most, NARROWEST), WIDEST);
  const [before, surface] = [level(flows.before), level(flows.after)];
  const spill = width(flows.spill);
  const targetLine = level(target);
  return {
    before: Math.abs(before - surface) > LABEL ? before : null,
    surface,
    target: targetLine,
    inflow: width(flows.inflow),
    release: width(flows.release),
    spill,
    spillPath: spillPath(spill),
    storageLabel: storageLabel(surface, targetLine),
    // above its line, but within the reservoir
    targetLabel: targetLine - 4 < crest + 10 ? targetLine + 12 : targetLine - 4,
    // above the water that goes over the crest
    capacityLabel: crest - 5 - spill,
    spillLabel: crest - 8 - spill,
  };
}

/** In the water under its surface; above it where the water is shallow, or the target's line would cross it. */
function storageLabel(surface: number, target: number): number {
  const isCrossed = target > surface + 1 && target < surface + LABEL + 3;
  const isShallow = DAM.floor - surface < LABEL + 2;
  if (!isCrossed && !isShallow) return surface + LABEL;
  const above = surface - 5;
  const isAboveCrossed = target <= surface + 1 && target > surface - LABEL - 2;
  return isAboveCrossed ? target - 5 : above;
}

/** Along the crest and down the outer face of the wall, so wide that it lies on them. */
function spillPath(width: number): string {
  const { crest, floor, wall } = DAM;
  const { face } = wall;
  const half = width / 2;
  const run = wall.base - wall.crest;
  const fall = floor - crest;
  const slope = Math.hypot(run, fall);
  // the outer face moved outwards by half the width
  const [dx, dy] = [(half * fall) / slope, (-half * run) / slope];
  const outer = face + wall.crest;
  const at = (x: number, y: number) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return (
    `M${at(face - 12, crest - half)}L${at(outer - 3, crest - half)}` +
    `Q${at(outer + dx, crest - half)} ${at(outer + dx + 2, crest + dy + 9)}` +
    `L${at(face + wall.base + dx, floor + dy)}`
  );
}
