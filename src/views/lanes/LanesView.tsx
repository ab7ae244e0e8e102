import type { Race } from '../../core/timing/Race.ts';
import { LaneStrip, type LaneStripProps } from './LaneStrip.tsx';
import { RaceStrip } from './RaceStrip.tsx';

export interface LanesViewProps extends LaneStripProps {
  /** a measurement in sight, in place of the run; null if there is none */
  readonly race: Race | null;
  readonly isMeasuring: boolean;
}

/** The workers at work: in the race of a measurement, or in the run in sight. */
export function LanesView({ race, isMeasuring, ...strip }: LanesViewProps) {
  return race === null ? (
    <LaneStrip {...strip} />
  ) : (
    <RaceStrip race={race} isMeasuring={isMeasuring} />
  );
}
