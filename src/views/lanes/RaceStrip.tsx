import { useEffect, useRef } from 'react';
import { unbroken } from '../../components/unbroken.ts';
import { usePixelRatio } from '../../components/pixelRatio.ts';
import { usePalette } from '../../components/usePalette.ts';
import { useWidth } from '../../components/useWidth.ts';
import type { Race } from '../../core/timing/Race.ts';
import { raceAt, raceLog, raceSentence } from './raceLog.ts';
import { startPainter } from './startPainter.ts';

export interface RaceStripProps {
  readonly race: Race;
  /** more runs are to come: nothing moves meanwhile, for that would be measured too */
  readonly isMeasuring: boolean;
}

/** It has been run for the eye: once is enough, however often the view is opened. */
let seen: Race | null = null;

/** A race is seen for so long at least, in ms. */
const LEAST_MS = 1500;

/** One worker against all of them: the same work on the same axis of time; run once more for the eye at the end. */
export function RaceStrip({ race, isMeasuring }: RaceStripProps) {
  const palette = usePalette();
  const ratio = usePixelRatio();
  const [element, width] = useWidth(0);
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const log = raceLog(race);
    const length = log.finishedAt!;
    const painter = startPainter(canvas.current!, width, ratio, palette, {
      axisMs: Math.max(length, 0.1),
      names: ['one', ...Array.from({ length: race.all.workers }, (_, i) => String(i + 1))],
    });
    if (painter === null) return;
    const isStill = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (isMeasuring || isStill || seen === race) return painter.paint(log, length);
    seen = race;
    const lasts = Math.max(length, LEAST_MS);
    let startedAt: number | null = null;
    let frame = requestAnimationFrame(function next(now) {
      startedAt ??= now;
      const ms = ((now - startedAt) / lasts) * length;
      if (ms >= length) return painter.paint(log, length);
      painter.paint(raceAt(log, ms), ms);
      frame = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(frame);
  }, [width, ratio, palette, race, isMeasuring]);

  const sentence = raceSentence(race);
  return (
    <>
      <div className="lane-picture">
        <div ref={element} className="lane-canvas">
          <canvas ref={canvas} role="img" aria-label={`A race of workers. ${sentence}`} />
        </div>
      </div>
      <div className="lane-line">
        <p>{unbroken(sentence)}</p>
      </div>
    </>
  );
}
