import type { Chart } from 'chart.js';
import { useEffect, useMemo, useRef, useState, type ComponentType, type ReactElement } from 'react';
import { Choice } from '../../components/Choice.tsx';
import { Figures } from '../../components/Figures.tsx';
import { formatNumber, formatPart, formatSetting, formatShare } from '../../components/format.ts';
import { fitSpan, isWhole, type Span } from '../../components/span.ts';
import { Term } from '../../components/Term.tsx';
import { unbroken } from '../../components/unbroken.ts';
import { useWidth } from '../../components/useWidth.ts';
import { useZoom } from '../../components/useZoom.ts';
import { ViewFrame } from '../../components/ViewFrame.tsx';
import { ZoomButtons } from '../../components/ZoomButtons.tsx';
import { canReadSteps } from '../../core/run/keptSteps.ts';
import type { Landmark } from '../../core/run/landmarks.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import type { BesideChart, ReadFlows } from './dam/Dam.tsx';
import { areLinesEqual } from './drawnPaths.ts';
import type { GoToProps } from './GoTo.tsx';
import { heldTop } from './heldTop.ts';
import {
  bandsPath,
  canOverlay,
  layoutOf,
  pictureBands,
  picturePaths,
  SINGLE_PATHS,
} from './picture.ts';
import { leastSpan, wholeSpan, type Layout } from './stepsRequest.ts';
import type { StorageChartProps } from './StorageChart.tsx';
import type { StorageTableProps } from './StorageTable.tsx';
import { useSteps, type ReadSteps, type StepReads } from './useSteps.ts';

export interface StoragePathsViewProps {
  /** draws the picture; it may come later than the rest of the view */
  readonly StorageChart: ComponentType<StorageChartProps>;
  /** the dam at one step, beside the chart; it too */
  readonly Dam: ComponentType<BesideChart>;
  /** ways to a step; they too */
  readonly GoTo: ComponentType<GoToProps>;
  /** the numbers of the picture; they too */
  readonly StorageTable: ComponentType<StorageTableProps>;
  readonly run: SimulationRun;
  /** settings from before a slider was taken up, while it moves: the axes do not shrink below them */
  readonly held: Settings | null;
  /** the part of the time axis that is shown; null for all of it */
  readonly span: Span | null;
  /** how chunks are drawn; null for the usual way */
  readonly layout: Layout | null;
  readonly onShow: (span: Span | null, layout?: Layout) => void;
  /** of what is drawn */
  readonly reads: StepReads;
  /** of what is looked for */
  readonly readSteps: ReadSteps;
  /** of the step that the dam shows */
  readonly readFlows: ReadFlows;
  /** how the workers shared the path, at the end of the explanation */
  readonly children: ReactElement;
  readonly onSaid: (message: string) => void;
  readonly onError: (error: unknown) => void;
  readonly onFieldError: (field: string, error: string | null) => void;
}

const LAYOUTS: readonly { value: Layout; label: string }[] = [
  { value: 'joined', label: 'Joined' },
  { value: 'overlaid', label: 'Overlaid' },
];

/** The first path of the page is drawn in, from its first step on; no other. */
let isFirstPath = true;

/** The storage over time, of all chunks. */
export function StoragePathsView(props: StoragePathsViewProps) {
  const { StorageChart, Dam, GoTo, StorageTable, run, held, children } = props;
  const { readSteps, onShow, onSaid, onError } = props;
  const [frame, width] = useWidth(800);
  const chart = useRef<Chart<'line'>>(null);
  const [isDrawnIn] = useState(isFirstPath);
  useEffect(() => {
    isFirstPath = false;
  }, []);
  const canRead = canReadSteps(run);
  const isChoice = canOverlay(run);
  const layout = layoutOf(run, props.layout);
  // it rests while a slider moves
  const controls = useMemo(
    () =>
      isChoice && (
        <Choice
          label="Chunks drawn"
          value={layout}
          options={LAYOUTS}
          onChange={(next) => onShow(null, next)}
        />
      ),
    [isChoice, layout, onShow],
  );
  const { settings, summary } = run;

  const end = wholeSpan(run, layout).to;
  const least = leastSpan(run);
  const limits = useMemo(
    () => ({ whole: { from: 0, to: end }, least: Math.min(least, end) }),
    [end, least],
  );
  const chosen = props.span;
  const span = useMemo(
    () => (chosen === null ? limits.whole : fitSpan(chosen, limits)),
    [chosen, limits],
  );
  const isZoomed = !isWhole(span, limits.whole);
  const setSpan = (next: Span) => onShow(isWhole(next, limits.whole) ? null : next);

  const steps = useSteps(run, layout, span, width, props.reads, onError);
  const { shown, isExact } = steps;
  const bands = bandsPath(run, layout);
  const areIdentical = useMemo(() => areLinesEqual(run), [run]);
  const picture = useMemo(
    () =>
      bands === null
        ? picturePaths(run, layout, steps.span, shown, width, areIdentical)
        : pictureBands(run, bands, span, areIdentical),
    [run, layout, span, steps.span, shown, width, bands, areIdentical],
  );
  // it grows while a slider moves, and shrinks when that is let go
  const [grown, setGrown] = useState(0);
  const top = held === null ? 0 : heldTop(settings.K, Math.max(held.K, grown));
  if (top !== grown) setGrown(top);
  const holdSteps = layout === 'joined' && !isZoomed ? (held?.T ?? 0) : 0;
  const [found, setFound] = useState<{ landmark: Landmark; run: SimulationRun } | null>(null);
  const landmark = found?.run === run ? found.landmark : null;
  const isMarked =
    landmark !== null && landmark.firstStep >= span.from && landmark.firstStep <= span.to;
  const middle = isMarked ? landmark.firstStep : Math.round((span.from + span.to) / 2);
  const zoom = useZoom({ frame, chart, span, middle, limits, onChange: setSpan });

  const verdict =
    `On average ${formatPart(formatNumber(summary.mean), summary.mean, settings.K)} is stored; ` +
    `${formatShare(summary.full)} of the steps end full, ` +
    `${formatShare(summary.deficit)} below the target.`;

  return (
    <ViewFrame
      verdict={verdict}
      controls={controls}
      chart={
        <>
          <div
            className={`chart zoomable${isDrawnIn ? ' drawn-in' : ''}`}
            ref={frame}
            tabIndex={0}
            role="group"
            aria-label="Storage over time: + and − zoom, arrows move, 0 shows the whole path"
            aria-busy={!isExact}
          >
            <StorageChart
              picture={picture}
              settings={settings}
              holdK={top}
              holdSteps={holdSteps}
              landmark={landmark}
              label={`Storage over time. ${verdict} ${picture.note}`}
              chart={chart}
            />
            {zoom.selection !== null && <div className="selection" style={zoom.selection} />}
          </div>
          <div className="navigate">
            <ZoomButtons zoom={zoom} span={span} limits={limits} />
            <GoTo
              run={run}
              step={layout === 'joined' ? middle : 0}
              isJoined={layout === 'joined'}
              span={span}
              readSteps={readSteps}
              onFound={(mark) => setFound({ landmark: mark, run })}
              onShow={(next) => onShow(next, layout === 'joined' ? undefined : 'joined')}
              onSaid={onSaid}
              onError={onError}
              onFieldError={props.onFieldError}
            />
          </div>
        </>
      }
      note={
        <>
          <span>{unbroken(picture.note)}</span>
          {!canRead && (
            <span>
              {' '}
              Single steps cannot be shown: NumPy’s streams cannot be entered in the middle, and
              this path was too long to keep.
            </span>
          )}
        </>
      }
      beside={
        canRead && (
          <Dam
            run={run}
            layout={layout}
            span={span}
            drawnChunks={bands === null ? settings.chunks : SINGLE_PATHS}
            landmark={landmark}
            isDragging={held !== null}
            frame={frame}
            chart={chart}
            readFlows={props.readFlows}
          />
        )
      }
      figures={
        <Figures
          figures={[
            { label: 'Mean storage', value: formatNumber(summary.mean) },
            { label: 'Full', value: formatShare(summary.full), note: 'of steps' },
            { label: 'Empty', value: formatShare(summary.empty), note: 'of steps' },
            { label: 'Deficit', value: formatShare(summary.deficit), note: 'of steps' },
            {
              label: 'Mean release',
              value: formatNumber(summary.release),
              note: `of ${formatSetting(settings.target)}`,
            },
          ]}
        />
      }
      explanation={
        <>
          <p>
            Storage rises with the inflow and falls with the release. A flat top at the capacity
            means spill. Below the target line the reservoir cannot deliver all that is asked for: a
            deficit.
          </p>
          {settings.chunks > 1 && (
            <p>
              <span>
                A <Term word="seam" /> is where one <Term word="chunk" /> ends and the next begins.
              </span>{' '}
              <span>
                {settings.boundary === 'restart'
                  ? 'Here every chunk starts full, as in the article, so the joined chunks are not one path: a seam may be a jump.'
                  : 'Here each chunk goes on where the one before ended: one long path.'}
              </span>
            </p>
          )}
          {children}
        </>
      }
      table={<StorageTable picture={picture} />}
    />
  );
}
