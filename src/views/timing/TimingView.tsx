import { useEffect, useMemo, useRef, useState } from 'react';
import { Choice } from '../../components/Choice.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { Figures } from '../../components/Figures.tsx';
import { formatCount, plural } from '../../components/format.ts';
import { translucent, usePalette } from '../../components/usePalette.ts';
import { unbroken } from '../../components/unbroken.ts';
import { ViewFrame } from '../../components/ViewFrame.tsx';
import { countsOf } from '../../core/timing/MeasurePlan.ts';
import type { Measurement } from '../../core/timing/Timing.ts';
import { toldFit } from '../../core/timing/timingFit.ts';
import { CopyResult } from './CopyResult.tsx';
import { discardedText } from './discardedText.ts';
import { fitText } from './speed-up/fitText.ts';
import { GuessInput } from './GuessInput.tsx';
import { KeptNote } from './KeptNote.tsx';
import { LabSections, type LabSectionsProps } from './LabSections.tsx';
import { otherSettings, otherWork } from './otherWork.ts';
import { PlanControls, type PlanControlsProps } from './PlanControls.tsx';
import { parseGuess } from './parseGuess.ts';
import { resultText } from './resultText.ts';
import { SpeedupChart } from './speed-up/SpeedupChart.tsx';
import { speedupData } from './speed-up/speedupChart.ts';
import { largestValue, speedupOptions } from './speed-up/speedupOptions.ts';
import type { Quantity } from './speed-up/speedupPoints.ts';
import { TimingExplanation } from './TimingExplanation.tsx';
import { timingFigures } from './speed-up/timingFigures.ts';
import { timingTable } from './speed-up/timingTable.ts';
import { busyReason, speedupGuess, timingVerdict } from './speed-up/timingVerdict.ts';
import { useGuess, type GuessMemory } from './useGuess.ts';

export interface TimingViewProps extends Omit<LabSectionsProps, 'settings'> {
  readonly planning: PlanControlsProps;
  /** the page’s runs are drawn from a record, and those measured are not */
  readonly isFromRecord: boolean;
  /** it is measured as soon as what runs now is over */
  readonly isWanted: boolean;
  /** what was guessed, while this view is away */
  readonly guessMemory: GuessMemory;
  /** @param isCareful - more carefully than the plan says */
  readonly onMeasure: (isCareful: boolean) => void;
}

/** The laboratory: what parallel computing does to speed, measured on this machine. */
export function TimingView(props: TimingViewProps) {
  const { measurement, task, isWanted, planning, onMeasure } = props;
  const palette = usePalette();
  const [quantity, setQuantity] = useState<Quantity>('speed-up');
  const { guess: taken, take, input } = useGuess(measurement, props.guessMemory);
  const { shown, onLeave } = props.history;
  const kept = shown?.timing ? shown : null;
  const guess = kept === null ? taken : null; // it was made for another measurement
  const top = useRef<HTMLSpanElement>(null);
  const seen = useRef(kept);
  useEffect(() => {
    if (kept !== null && kept !== seen.current) top.current?.scrollIntoView(); // it was chosen far below
    seen.current = kept;
  }, [kept]);
  const measure = (isCareful: boolean) => {
    // nobody guesses what one worker does
    if (task === null && (planning.plan.maxWorkers === 1 || take())) onMeasure(isCareful);
  };
  const isMeasuring = task === 'speed-up';
  const isDone = measurement !== null && !isMeasuring;
  const counts = measurement?.counts ?? countsOf(planning.plan);
  const maxWorkers = counts.at(-1)!;
  const timing = measurement?.timing ?? null;
  const ideal = measurement?.ideal ?? NONE;
  const cores = timing?.cores ?? planning.plan.cores;
  const other =
    isDone && kept === null ? otherWork(measurement, planning.settings, planning.plan) : null;
  const isOther = other !== null;
  const isAsking = measurement === null && !isMeasuring && !isWanted && maxWorkers > 1;
  // the dot is the guess as long as there is one; one of other work has no answer
  const ring = isAsking || isOther ? null : guess;
  const data = useMemo(
    () =>
      speedupData(
        {
          medians: timing?.medians ?? NONE,
          ideal,
          fit: timing && toldFit(timing),
          cores,
          guess: ring,
        },
        quantity,
        isOther ? { ...palette, accent: translucent(palette.accent, PALE) } : palette,
      ),
    [timing, ideal, cores, ring, isOther, quantity, palette],
  );
  const largest = largestValue(data);
  const options = useMemo(
    () => speedupOptions(quantity, maxWorkers, largest, palette),
    [quantity, maxWorkers, largest, palette],
  );
  const isSpeedup = quantity === 'speed-up';
  const typed = parseGuess(input.text);
  const answer = timing !== null && isDone ? speedupGuess(timing, guess) : null;
  const verdict =
    other ??
    [timingVerdict(timing, isMeasuring, counts), answer].filter((text) => text !== null).join(' ');

  return (
    <ViewFrame
      verdict={
        <>
          {kept !== null && (
            <span ref={top}>
              <KeptNote entry={kept} onLeave={onLeave} />
            </span>
          )}
          <span>{unbroken(verdict)}</span>
        </>
      }
      controls={
        <>
          {planning.plan.maxWorkers > 1 && (
            <GuessInput
              of={`speed-up with ${plural(planning.plan.maxWorkers, 'worker')}`}
              unit="times"
              {...input}
              isResting={isMeasuring || isWanted}
              onEnter={() => measure(false)}
            />
          )}
          <button
            type="button"
            className="primary"
            aria-disabled={task !== null}
            onClick={() => measure(false)}
          >
            Measure
          </button>
          {isDone && planning.plan.isQuick && planning.plan.maxWorkers > 1 && kept === null && (
            <button type="button" aria-disabled={task !== null} onClick={() => measure(true)}>
              Measure more carefully
            </button>
          )}
          <Choice
            label="Shown"
            value={quantity}
            options={[
              { value: 'speed-up', label: 'Speed-up' },
              { value: 'efficiency', label: 'Efficiency' },
            ]}
            onChange={setQuantity}
          />
        </>
      }
      chart={
        <>
          <SpeedupChart
            key={String(isOther)} // Chart.js keeps the colours of points
            label={`${isSpeedup ? 'Speed-up' : 'Efficiency'} over the number of workers. ${verdict}`}
            data={data}
            options={options}
            guess={
              isAsking
                ? {
                    workers: maxWorkers,
                    guess: 'value' in typed ? typed.value : null,
                    most: Number(options.scales?.['y']?.max) * (isSpeedup ? 1 : maxWorkers),
                    onGuess: input.onText,
                  }
                : null
            }
          />
          <PlanControls {...planning} isKept={kept !== null} />
        </>
      }
      note={
        (props.isFromRecord
          ? 'Runs of the law are measured here, not draws from your record. '
          : '') +
        (isWanted
          ? 'It is measured as soon as what runs now is over.'
          : measurement === null
            ? 'Measure runs the same work again and again: a warm-up, then rounds with every number of workers in shuffled order.'
            : measurementNote(measurement, isMeasuring) +
              // the verdict tells it already
              (isOther ? '' : otherSettings(measurement.settings, planning.settings)))
      }
      figures={<Figures figures={timingFigures(isOther ? null : timing)} />}
      more={
        <div className="lab">
          {isDone && !isOther && (
            <Findings measurement={measurement} guess={guess} isKept={kept !== null} />
          )}
          <LabSections {...props} settings={planning.settings} />
        </div>
      }
      explanation={<TimingExplanation measurement={measurement} kept={kept} />}
      table={timing !== null && <DataTable read={() => timingTable(timing)} />}
    />
  );
}

const NONE: readonly never[] = [];

/** Opacity of what was measured with other settings. */
const PALE = 0.35;

interface FindingsProps {
  readonly measurement: Measurement;
  readonly guess: number | null;
  readonly isKept: boolean;
}

/** What the measurement comes to beside its speed-up: a law where the rounds tell one, or why it is told no finer. */
function Findings({ measurement, guess, isKept }: FindingsProps) {
  const { timing, ideal } = measurement;
  const texts = [busyReason(timing), fitText(timing, ideal, isKept)];
  const result = isKept ? null : resultText(timing, guess, navigator.userAgent);
  return (
    <>
      {texts.map((text) => text !== null && <p key={text}>{text}</p>)}
      {result !== null && <CopyResult text={result} />}
    </>
  );
}

/** What was measured so far. */
function measurementNote(measurement: Measurement, isRunning: boolean): string {
  const { timing, roundCount, counts } = measurement;
  const { steps, chunks, rounds } = timing;
  const runs = roundCount * counts.length;
  const state = rounds.length === runs ? 'complete' : isRunning ? 'running' : 'ended';
  return (
    `${plural(steps, 'step')} in ${plural(chunks, 'chunk')}, the same for every number of workers; ` +
    `${formatCount(rounds.length)} of ${plural(runs, 'run')}.${discardedText(timing, state)}`
  );
}
