import type { Chart } from 'chart.js';
import { useState, type RefObject } from 'react';
import { Slider } from '../../../components/Slider.tsx';
import type { Span } from '../../../components/span.ts';
import type { Segment } from '../../../core/job/Job.ts';
import type { Landmark } from '../../../core/run/landmarks.ts';
import type { SimulationRun } from '../../../core/run/SimulationRun.ts';
import { keptFlows, type FlowsRead } from '../../../core/run/stepFlows.ts';
import { wholeSpan, type Layout } from '../stepsRequest.ts';
import { DamSection } from './DamSection.tsx';
import { stepSentence } from './damTexts.ts';
import { chunkStepAt, placeName, stepsWithin } from './stepPlace.ts';
import { StepRule } from './StepRule.tsx';
import { usePlaying } from './usePlaying.ts';
import { usePointedStep } from './usePointedStep.ts';
import { useStepCursor } from './useStepCursor.ts';
import { useStepFlows, type FlowReads } from './useStepFlows.ts';

/** Draws steps of a run again, with their inflows. */
export type ReadFlows = (
  run: SimulationRun,
  segment: Segment,
  signal: AbortSignal,
) => Promise<FlowsRead>;

/** The chart that the dam stands beside, and what it shows. */
export interface BesideChart {
  readonly run: SimulationRun;
  readonly layout: Layout;
  readonly span: Span;
  /** chunks that have a line of their own where they are laid over each other */
  readonly drawnChunks: number;
  /** steps that were gone to, if any: the first of them is shown */
  readonly landmark: Landmark | null;
  /** a slider of the reservoir moves */
  readonly isDragging: boolean;
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly chart: RefObject<Chart<'line'> | null>;
  readonly readFlows: ReadFlows;
}

export interface DamProps extends Omit<BesideChart, 'readFlows'> {
  readonly reads: FlowReads;
}

/** The dam at one step of the path: the one under the pointer, or that of the slider. It alone is drawn anew as they move. */
export function Dam(props: DamProps) {
  const { run, layout, span, drawnChunks, landmark, isDragging, frame, chart, reads } = props;
  const { settings } = run;
  const [place, setPlace] = useState<{ x: number; chunk: number } | null>(null);
  const [marked, setMarked] = useState(landmark);
  if (landmark !== marked) {
    setMarked(landmark);
    if (landmark !== null) setPlace({ x: landmark.firstStep, chunk: 0 });
  }

  const { from, to } = stepsWithin(span, wholeSpan(run, layout).to);
  const inSight = (x: number) => Math.min(Math.max(Math.round(x), from), to);
  const x = inSight(place?.x ?? from);
  const chunk =
    layout === 'overlaid' && place !== null && place.chunk < drawnChunks ? place.chunk : 0;
  const at = chunkStepAt(settings, layout, x, chunk);
  const seen = useStepFlows(run, x, at, reads);
  const show = (next: number) => setPlace({ x: inSight(next), chunk });
  const { isPlaying, setPlaying } = usePlaying(run, x < to, () => show(x + 1));
  const go = (next: number) => {
    setPlaying(false);
    show(next);
  };

  usePointedStep(frame, chart, (pointed, storage) => {
    setPlaying(false);
    const next = inSight(pointed);
    setPlace({ x: next, chunk: nearestChunk(run, layout, next, storage, drawnChunks) });
  });

  const isSeen = seen?.run === run && seen.at.chunk === at.chunk && seen.at.step === at.step;
  const after = isSeen ? seen.flows.after : (keptFlows(run, at)?.after ?? null);
  useStepCursor(frame, chart, layout === 'overlaid' ? at.step : x, after);

  if (seen === null) return <section className="dam" aria-label="One step" />;
  const name = placeName(settings, layout, x, at);
  const sentence = stepSentence(
    placeName(seen.run.settings, layout, seen.x, seen.at),
    seen.run.settings,
    seen.flows,
  );
  return (
    <section className={isDragging ? 'dam follows' : 'dam'} aria-label="One step">
      <DamSection settings={seen.run.settings} flows={seen.flows} />
      <p className="heard">{sentence}</p>
      <StepRule settings={seen.run.settings} flows={seen.flows} />
      <div className="dam-controls">
        <p className="step-name">{name}</p>
        <Slider
          label="Step"
          min={from}
          max={to}
          step={1}
          position={x}
          valueText={isSeen ? sentence : name}
          onDrag={go}
          onCommit={go}
        />
        <div className="buttons">
          <button
            type="button"
            aria-label="Step before"
            title="Step before"
            aria-disabled={x <= from}
            onClick={() => go(x - 1)}
          >
            ‹
          </button>
          <button type="button" className="take" aria-disabled={x >= to} onClick={() => go(x + 1)}>
            Take a step
          </button>
          <button
            type="button"
            aria-disabled={!isPlaying && x >= to}
            onClick={() => setPlaying(!isPlaying)}
          >
            {isPlaying ? 'Pause' : 'Play'}
          </button>
        </div>
      </div>
    </section>
  );
}

/** Of chunks that are laid over each other, the one whose line is nearest to the pointer. */
function nearestChunk(
  run: SimulationRun,
  layout: Layout,
  x: number,
  storage: number,
  drawnChunks: number,
): number {
  if (layout === 'joined') return 0;
  let nearest = 0;
  let least = Infinity;
  for (let chunk = 0; chunk < drawnChunks; chunk++) {
    const kept = keptFlows(run, chunkStepAt(run.settings, layout, x, chunk));
    if (kept === null) return 0;
    const distance = Math.abs(kept.after - storage);
    if (distance < least) [nearest, least] = [chunk, distance];
  }
  return nearest;
}
