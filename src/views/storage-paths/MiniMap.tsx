import { useMemo, type PointerEvent } from 'react';
import { formatCount } from '../../components/format.ts';
import { lengthOf, moveSpan, type Span } from '../../components/span.ts';
import { overview } from '../../core/run/overview.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';

/** Columns of the picture, and its height, in its own units. */
const [COLUMNS, HEIGHT] = [120, 20];

/** Columns that the window takes at least, or it would not be seen. */
const LEAST_WINDOW = 1.5;

export interface MiniMapProps {
  readonly run: SimulationRun;
  /** the part of the path that is shown */
  readonly span: Span;
  readonly onShow: (span: Span) => void;
}

/** Where in the whole path the part in sight lies; a press goes there. Nothing where all of it is in sight. */
export function MiniMap(props: MiniMapProps) {
  return lengthOf(props.span) < props.run.settings.T ? <PartOfPath {...props} /> : null;
}

function PartOfPath({ run, span, onShow }: MiniMapProps) {
  const { K, T } = run.settings;
  const area = useMemo(() => {
    const columns = overview(run, COLUMNS);
    const y = (storage: number) => ((1 - storage / K) * HEIGHT).toFixed(1);
    const tops = columns.map(({ max }, i) => `${i + 0.5},${y(max)}`);
    const bottoms = columns.map(({ min }, i) => `${i + 0.5},${y(min)}`).toReversed();
    return [...tops, ...bottoms].join(' ');
  }, [run, K]);
  if (area === '') return null;

  const width = Math.max(LEAST_WINDOW, (lengthOf(span) / T) * COLUMNS);
  const middle = ((span.from + span.to) / 2 / T) * COLUMNS;
  const goTo = (event: PointerEvent<SVGSVGElement>) => {
    const { left, width: all } = event.currentTarget.getBoundingClientRect();
    const to = ((event.clientX - left) / all) * T;
    onShow(moveSpan(span, to - (span.from + span.to) / 2, { whole: { from: 0, to: T }, least: 0 }));
  };
  return (
    <svg
      className="mini-map"
      role="img"
      aria-label={`The whole path; in sight are steps ${formatCount(Math.ceil(span.from))} to ${formatCount(Math.floor(span.to))}`}
      viewBox={`0 0 ${COLUMNS} ${HEIGHT}`}
      preserveAspectRatio="none"
      onPointerUp={goTo} // a finger that scrolls the page is none
    >
      <polygon points={area} />
      <rect
        x={Math.min(Math.max(middle - width / 2, 0), COLUMNS - width)}
        y={0}
        width={width}
        height={HEIGHT}
      />
    </svg>
  );
}
