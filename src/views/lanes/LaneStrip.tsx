import { useEffect, useRef, useState } from 'react';
import { DataTable } from '../../components/DataTable.tsx';
import { usePixelRatio } from '../../components/pixelRatio.ts';
import { unbroken } from '../../components/unbroken.ts';
import { usePalette } from '../../components/usePalette.ts';
import { useWidth } from '../../components/useWidth.ts';
import type { LaneLog } from '../../core/run/LaneLog.ts';
import { KillControl } from './KillControl.tsx';
import { marginsOf } from './marginsOf.ts';
import { lanesSentence, lanesTable, lossesText } from './laneTexts.ts';
import { startPainter } from './startPainter.ts';

/** A run as the strip shows it. */
export interface LanesShown {
  readonly log: LaneLog;
  /** it goes on */
  readonly isLive: boolean;
  /** whether it came to the digest of an earlier run of the same settings; null if there was none */
  readonly isSame: boolean | null;
}

export interface LaneStripProps {
  /** another object whenever something has changed in its log */
  readonly state: LanesShown;
  /** now, in ms since the epoch */
  readonly timeStamp: () => number;
  readonly onKill: (worker: number) => void;
}

/** Where motion is not wanted, in ms. */
const SELDOM_MS = 1000;

/** What every worker does: a lane for each, painted as the run goes on. */
export function LaneStrip({ state, timeStamp, onKill }: LaneStripProps) {
  const { log, isLive, isSame } = state;
  const palette = usePalette();
  const ratio = usePixelRatio();
  const [element, width] = useWidth(0);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [height, setHeight] = useState(0);
  const lanes = log.workers;

  useEffect(() => {
    const { log: painted, isLive: isGoingOn } = state;
    setHeight(canvas.current!.clientHeight);
    const painter = startPainter(canvas.current!, width, ratio, palette);
    painter?.paint(painted, timeStamp());
    if (painter === null || !isGoingOn) return;
    const every = window.matchMedia('(prefers-reduced-motion: reduce)').matches ? SELDOM_MS : 0;
    let paintedAt = timeStamp();
    let frame = requestAnimationFrame(function next() {
      const now = timeStamp();
      if (now - paintedAt >= every) {
        painter.paint(painted, now);
        paintedAt = now;
      }
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [width, ratio, palette, state, timeStamp]);

  const sentence = lanesSentence(log);
  const lost = lossesText(log, isSame);
  return (
    <>
      <div className="lane-picture">
        <div ref={element} className="lane-canvas">
          <canvas ref={canvas} role="img" aria-label={`What the workers did. ${sentence}`} />
        </div>
        <KillControl
          lanes={lanes}
          laneHeight={(height - marginsOf(width, height).bottom) / lanes}
          isLive={isLive}
          onKill={onKill}
        />
      </div>
      <div className="lane-line">
        <p className={lost === null ? undefined : 'with-losses'}>
          <span>{unbroken(sentence)}</span> {lost !== null && <strong>{unbroken(lost)}</strong>}
        </p>
        {log.finishedAt !== null && (
          <DataTable key={log.startedAt} label="Table of jobs" read={() => lanesTable(log)} />
        )}
      </div>
    </>
  );
}
