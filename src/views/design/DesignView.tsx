import type { Chart } from 'chart.js';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { Scatter } from 'react-chartjs-2';
import { Choice } from '../../components/Choice.tsx';
import { DataTable } from '../../components/DataTable.tsx';
import { Figures } from '../../components/Figures.tsx';
import { formatFixed } from '../../components/format.ts';
import { useLabels } from '../../components/labels.ts';
import { NumberInput } from '../../components/NumberInput.tsx';
import { Translatable } from '../../components/Translatable.tsx';
import { usePalette } from '../../components/usePalette.ts';
import type { Checked } from '../../components/useTypedText.ts';
import { ViewFrame } from '../../components/ViewFrame.tsx';
import type { Curve, Design } from '../../core/design/Design.ts';
import type { Futures } from '../../core/design/futures.ts';
import type { DesignKeys, DesignReservoir, Measure } from '../../core/design/Goal.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { Adoptions } from './Adoptions.tsx';
import { curvesTable } from './curvesTable.ts';
import { designData, designOptions, presentPoint } from './designChart.ts';
import { designFigures } from './designFigures.ts';
import { planeOf, reservoirAt } from './designPlane.ts';
import { designVerdict, reliabilityText, yearsText } from './designTexts.ts';
import { Explanation } from './Explanation.tsx';
import { FuturesPart } from './FuturesPart.tsx';
import { planeLabels } from './planeLabels.ts';
import type { RecordOverlay } from './recordOverlay.ts';
import { ReliabilityField } from './ReliabilityField.tsx';
import { watchPoint, type PointOptions } from './watchPoint.ts';

export interface DesignViewProps {
  /** the newest that there is, perhaps of settings before; null until then */
  readonly design: Design | null;
  /** why there is none of these settings; null if there is, or will be */
  readonly problem: string | null;
  /** in force, perhaps under a moving slider */
  readonly settings: Settings;
  /** before it moved */
  readonly committed: Settings;
  readonly keys: DesignKeys;
  readonly committedKeys: DesignKeys;
  /** active storage up to which the plane reaches */
  readonly top: number;
  /** of the run in sight; null until they are there */
  readonly futures: Futures | null;
  /** why they could not be found; null if they were, or will be */
  readonly futuresProblem: string | null;
  readonly hasRun: boolean;
  /** of the record in use; null for none */
  readonly overlay: RecordOverlay | null;
  /** that the record contradicts the law, and the ρ that would not; null where it does not */
  readonly warning: { readonly text: string; readonly rho: number } | null;
  /** what the record says by itself */
  readonly children: ReactNode;
  readonly check: Readonly<
    Record<'reliability' | 'years' | 'top', (text: string) => Checked<number>>
  >;
  readonly onDrag: (change: Partial<Settings>) => void;
  readonly onCommit: (change: Partial<Settings>) => void;
  readonly onDragReliability: (reliability: number) => void;
  readonly onKeys: (change: Partial<DesignKeys>) => void;
  readonly onTop: (top: number) => void;
  readonly onFieldError: (field: string, error: string | null) => void;
}

const NO_CURVES: readonly Curve[] = [];

/** How large a reservoir must be, or what it yields: storage, target and reliability by the exact law. */
export function DesignView(props: DesignViewProps) {
  const { design, problem, settings, committed, keys, committedKeys, top, futures } = props;
  const { overlay, warning, children, check, onDrag, onCommit, onKeys, onFieldError } = props;
  const palette = usePalette();
  const labels = useLabels();
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart<'scatter'>>(null);
  const steps = yearsText(labels.step);

  const answer = design?.answer ?? null;
  const isCurrent = answer !== null && isOf(answer.question.reservoir, settings);
  const { K, target } = settings;
  const isPoint = answer?.question.reservoir.K === K && answer.question.reservoir.target === target;
  const missing = isPoint ? answer.present[keys.measure] : null;
  // that of the curves in sight, which follow a moment later
  const { mean, left, right } = planeOf(
    answer?.question.reservoir ?? settings,
    [settings.target, committed.target],
    top,
  );
  const plane = useMemo(() => ({ mean, left, right, top }), [mean, left, right, top]); // the same while the point moves
  const curves = settings.sigma === 0 ? NO_CURVES : (design?.curves ?? NO_CURVES);
  const present = useMemo(
    () => presentPoint(K, target, missing === null ? null : reliabilityText(missing)),
    [K, target, missing],
  );
  const data = useMemo(
    () => designData(curves, keys.reliability, present, palette, overlay),
    [curves, keys.reliability, present, palette, overlay],
  );
  const options = useMemo(() => designOptions(plane, labels, palette), [plane, labels, palette]);
  const told = answer === null ? 'Solving …' : designVerdict(answer, labels);
  const verdict = problem ?? told;

  const point: PointOptions = {
    chart,
    point: present,
    step: { x: (plane.right - plane.left) / 100, y: plane.top / 100 },
    onMove: ({ x, y }) => onDrag(reservoirAt(x, y, plane)),
    onPlace: ({ x, y }) => onCommit(reservoirAt(x, y, plane)),
    onCancel: () => onCommit({}),
  };
  const latest = useRef(point);
  useEffect(() => {
    latest.current = point;
  });
  useEffect(() => watchPoint(frame.current!, () => latest.current), []);

  return (
    <ViewFrame
      verdict={
        <>
          <Translatable text={verdict} />
          {warning !== null && (
            <>
              {' '}
              <strong className="record-warning">
                <Translatable text={warning.text} />{' '}
                <button
                  type="button"
                  onClick={() => {
                    onCommit({ rho: warning.rho });
                    frame.current?.focus({ preventScroll: true }); // the button goes with the warning
                  }}
                >
                  {`Set ρ = ${formatFixed(warning.rho, 2)}`}
                </button>
              </strong>
            </>
          )}
        </>
      }
      controls={
        <>
          <Choice<Measure>
            label="Reliability as"
            value={keys.measure}
            options={[
              { value: 'time', label: `Share of ${steps}` },
              { value: 'volume', label: 'Share of volume' },
              { value: 'run', label: `n ${steps}` },
            ]}
            onChange={(measure) => onKeys({ measure })}
          />
          <ReliabilityField
            value={keys.reliability}
            committed={committedKeys.reliability}
            check={check.reliability}
            onDrag={props.onDragReliability}
            onCommit={(reliability) => onKeys({ reliability })}
            onError={(error) => onFieldError('reliability', error)}
          />
          <span className="design-field">
            <label htmlFor="design-years">Years</label>
            <NumberInput
              id="design-years"
              label="Years"
              value={keys.years}
              check={check.years}
              onCommit={(years) => onKeys({ years })}
              onError={(error) => onFieldError('years', error)}
            />
          </span>
        </>
      }
      chart={
        <>
          <div
            className="chart plane"
            ref={frame}
            tabIndex={0}
            role="group"
            aria-label={`Target and active storage. The present reservoir: ${present.label}, target ${present.x}; arrow keys move it`}
          >
            <Scatter
              ref={chart}
              role="img"
              aria-label={`Curves of equal reliability by target and active storage. ${verdict}`}
              data={data}
              options={options}
              plugins={[planeLabels]}
              updateMode="none"
            />
          </div>
          <p className="heard" aria-live="polite">
            {settings === committed && isCurrent && missing !== null
              ? `target ${present.x}, ${present.label}`
              : ''}
          </p>
          <div className="navigate">
            {answer !== null && isCurrent && <Adoptions answer={answer} onAdopt={onCommit} />}
            <span className="design-field">
              <label htmlFor="design-top">Active storage up to</label>
              <NumberInput
                id="design-top"
                label="Active storage up to"
                value={top}
                check={check.top}
                onCommit={props.onTop}
                onError={(error) => onFieldError('active storage', error)}
              />
            </span>
          </div>
        </>
      }
      note={
        (settings.sigma === 0
          ? 'Without spread there are no curves: nothing is left to chance.'
          : `Curves of equal reliability; the widest is the one asked for. The point is the present reservoir.${correlationText(settings.rho)}`) +
        (overlay === null ? '' : ` ${overlay.note}`)
      }
      figures={answer !== null && <Figures figures={designFigures(answer, labels)} />}
      more={
        <>
          {children}
          {keys.measure === 'run' && (
            <FuturesPart futures={futures} hasRun={props.hasRun} problem={props.futuresProblem} />
          )}
        </>
      }
      explanation={<Explanation rho={settings.rho} />}
      table={curves.length > 0 && <DataTable read={() => curvesTable(curves, labels)} />}
    />
  );
}

/** What correlated years cost in digits. */
function correlationText(rho: number): string {
  return rho === 0 ? '' : ` Years correlate by ρ = ${rho}: solved to about 0.0001.`;
}

function isOf(reservoir: DesignReservoir, settings: Settings): boolean {
  return (['K', 'mu', 'sigma', 'rho', 'target'] as const).every(
    (key) => (reservoir[key] ?? 0) === settings[key],
  );
}
