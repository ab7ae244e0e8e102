import { useMemo, useState } from 'react';
import { formatCount } from '../../components/format.ts';
import { useLabels } from '../../components/labels.ts';
import { useFrames } from '../../components/useFrames.ts';
import { usePalette } from '../../components/usePalette.ts';
import { pairOf, type ChunkComparison } from '../../core/independence/ChunkComparison.ts';
import { comparedSteps } from '../../core/independence/comparedSteps.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import { SLENDER } from './bubbles.ts';
import { correlationText, shocksText, valuesText } from './pairTexts.ts';
import type { ChunkPair } from './chunkPair.ts';
import { mergePair, pairDots } from './dots.ts';
import { LeaveOut } from './LeaveOut.tsx';
import { PairPlot } from './PairPlot.tsx';
import { plotOptions, shockReach, TITLE_FROM } from './plotOptions.ts';
import { pointsNote } from './pointsNote.ts';
import { TimeLegend } from './TimeLegend.tsx';
import { usePairShocks } from './usePairShocks.ts';

export interface TwinPlotsProps {
  readonly run: SimulationRun;
  readonly pair: readonly [number, number];
  /** at the steps that are drawn; null where the run kept none */
  readonly storages: ChunkPair | null;
  readonly comparison: ChunkComparison | null;
  readonly highest: number;
  /** the first steps that are left out */
  readonly leftOut: number;
  /** of the storages at the others; undefined while it is not known */
  readonly r: number | undefined;
  readonly rho: ArrayLike<number> | null;
  /** what the picture comes to, in words */
  readonly words: string;
  readonly onLeaveOut: (steps: number) => void;
  readonly onFieldError: (field: string, error: string | null) => void;
}

const NOTHING: ChunkPair = { x: new Float64Array(0), y: new Float64Array(0) };

/** Storages and shocks of the same two chunks, side by side: what is pointed at in one is marked in both. */
export function TwinPlots(props: TwinPlotsProps) {
  const { run, pair, storages, comparison, highest, leftOut, r, rho, words } = props;
  const { onLeaveOut, onFieldError } = props;
  const { settings } = run;
  const [a, b] = pair;
  const palette = usePalette();
  const { unit } = useLabels();
  const frames = useFrames(2); // one chart a frame: both at once would hold up the page
  const [pointed, point] = useState<{ step: number; isByKey: boolean } | null>(null);

  const shocks = usePairShocks(comparison, settings, pair);
  const merged = useMemo(
    () => storages && mergePair(storages, { low: 0, high: settings.K }, leftOut),
    [storages, settings.K, leftOut],
  );
  const storageOptions = useMemo(() => {
    if (merged === null) return null;
    const axis = (chunk: number) => ({
      title: `chunk ${chunk} (${unit})`,
      titleFrom: TITLE_FROM,
      min: 0,
      max: 1.05 * highest,
    });
    return plotOptions(axis(a), axis(b), pairDots(merged, palette), palette);
  }, [merged, palette, unit, highest, a, b]);
  const shockOptions = useMemo(() => {
    const reach = shockReach(shocks);
    const axis = (chunk: number) => ({
      title: `chunk ${chunk} (std. dev.)`,
      titleFrom: TITLE_FROM,
      min: -reach,
      max: reach,
    });
    const points = mergePair(shocks, { low: -reach, high: reach }, leftOut);
    const dots = pairDots(points, palette, SLENDER);
    return plotOptions(axis(a), axis(b), dots, palette);
  }, [shocks, leftOut, palette, a, b]);

  const compared = comparison === null ? undefined : pairOf(comparison, a, b);
  const told = {
    storages: `${r === undefined ? '…' : correlationText(r)}${leftOut > 0 ? ` from step ${formatCount(leftOut + 1)} on` : ''}`,
    shocks: shocksText(compared),
  };
  const count = (storages ?? shocks).x.length;
  const at = pointed !== null && pointed.step >= leftOut && pointed.step < count ? pointed : null;
  const onPoint = (step: number | null, isByKey: boolean) =>
    point((now) => {
      if (step === null) return null;
      return now?.step === step && now.isByKey === isByKey ? now : { step, isByKey };
    });
  const storagesAt = (step: number) => valuesText(storages ?? NOTHING, step, 4);
  const shocksAt = (step: number) => valuesText(shocks, step, 3);
  const isIn = (of: ChunkPair) => (at !== null && at.step < of.x.length ? at.step : null);
  const note = merged === null ? '' : pointsNote(merged, settings, leftOut);

  return (
    <>
      {storages === null || storageOptions === null ? (
        <p className="no-chart">
          This run kept statistics only, so there are no storages to draw against each other. The
          shocks are drawn again and compared all the same.
        </p>
      ) : (
        <PairPlot
          name="Storages"
          told={told.storages}
          label={`Storage of chunk ${b} against chunk ${a}. ${words} ${note}`}
          pair={storages}
          options={storageOptions}
          leftOut={leftOut}
          pointed={isIn(storages)}
          onPoint={onPoint}
          isDue={frames >= 1}
          valuesAt={storagesAt}
        />
      )}
      <PairPlot
        name="Shocks"
        told={told.shocks}
        label={`Shocks of chunk ${b} against chunk ${a}: ${told.shocks}.`}
        pair={shocks}
        options={shockOptions}
        leftOut={leftOut}
        pointed={isIn(shocks)}
        onPoint={onPoint}
        isDue={frames >= 2}
        valuesAt={shocksAt}
      />
      <div className="twin-foot">
        {storages !== null && storages.x.length > 2 && (
          <LeaveOut
            settings={settings}
            stepCount={comparedSteps(settings)}
            value={leftOut}
            r={r}
            rho={rho}
            onChange={onLeaveOut}
            onError={(error) => onFieldError('leave out the first', error)}
          />
        )}
        {count > 1 && <TimeLegend palette={palette} stepCount={count} />}
        <p className="note">{note}</p>
        <p className="heard" aria-live="polite">
          {at?.isByKey
            ? `Step ${formatCount(at.step + 1)}: storages ${storagesAt(at.step)}, shocks ${shocksAt(at.step)}.`
            : ''}
        </p>
      </div>
    </>
  );
}
