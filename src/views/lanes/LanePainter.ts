import { translucent, type Palette } from '../../components/usePalette.ts';
import type { LaneLog } from '../../core/run/LaneLog.ts';
import { axisOf, jobBoxes, lengthOf, lossBoxes, openBoxes, type LaneBox } from './laneBoxes.ts';
import { laneTicks } from './laneTicks.ts';
import { rampColour } from './rampColour.ts';

/** The canvas in CSS pixels, and what of it are lanes. */
export interface LanePlace {
  readonly width: number;
  readonly height: number;
  /** left of the lanes stand the workers, below them the time */
  readonly left: number;
  readonly bottom: number;
  /** of axis and lanes, in CSS pixels */
  readonly fontSize: number;
  readonly fontFamily: string;
  /** of the time axis, in ms, where it is not that of the log itself */
  readonly axisMs?: number;
  /** what stands left of each lane, where it is not the number of its worker */
  readonly names?: readonly string[];
}

/** Shares of a lane's height. */
const COMPUTING = 0.72;
const MESSAGE = 0.2;
/** Of a name's letters, what is seen of a number. */
const NAME = 0.9;
/** Lanes lower than this touch. */
const GAP_FROM = 4;
/** Boxes narrower than this are not set apart. */
const APART_FROM = 5;
/** What adds fewer pixels would not be seen. */
const LEAST = 0.4;

/** Paints lanes, a worker each, as far as the run has come: what was painted before is not painted again. */
export class LanePainter {
  readonly #context: CanvasRenderingContext2D;
  readonly #place: LanePlace;
  readonly #palette: Palette;
  #log: LaneLog | null = null;
  #axis = 0;
  #jobs = 0;
  #losses = 0;
  /** where computing was painted last, of each lane, in pixels */
  #edges: number[] = [];

  constructor(context: CanvasRenderingContext2D, place: LanePlace, palette: Palette) {
    this.#context = context;
    this.#place = place;
    this.#palette = palette;
  }

  /** @param now - in ms since the epoch */
  paint(log: LaneLog, now: number): void {
    const at = lengthOf(log, now);
    const axis = this.#place.axisMs ?? axisOf(log, now);
    const isOnward = log === this.#log && axis === this.#axis && log.losses.length === this.#losses;
    const isAnew = !isOnward || log.finishedAt !== null;
    if (isAnew) this.#begin(log, axis);
    const fresh = log.jobs.slice(this.#jobs);
    const open = openBoxes(log, at);
    if (!isAnew) {
      // what was open at the last frame is known now
      for (const job of fresh) this.#clear(job.worker, job.sentAt - log.startedAt, at);
      for (const { lane, from } of open) this.#clear(lane, from, at);
    }
    for (const job of fresh) for (const box of jobBoxes(log, job)) this.#box(box);
    for (const box of open) this.#box(box);
    for (const loss of log.losses) {
      for (const box of lossBoxes(log, loss, at)) {
        const isWaiting = box.kind === 'starting' && loss.replacedAt === null;
        if (isWaiting) this.#clear(box.lane, box.from, at);
        if (isAnew || isWaiting) this.#box(box); // hatched twice, it would be darker
      }
    }
    this.#jobs = log.jobs.length;
  }

  #begin(log: LaneLog, axis: number): void {
    const { width, height, left, bottom, names = [] } = this.#place;
    const context = this.#context;
    this.#log = log;
    this.#axis = axis;
    this.#jobs = 0;
    this.#losses = log.losses.length;
    this.#edges = Array.from({ length: log.workers }, () => -1);
    context.clearRect(0, 0, width, height);
    context.font = `${this.#place.fontSize}px ${this.#place.fontFamily}`;
    context.textBaseline = 'middle';
    context.fillStyle = this.#palette.muted;
    context.textAlign = 'right';
    const every = Math.ceil((NAME * this.#place.fontSize) / this.#laneHeight);
    for (let lane = 0; lane < log.workers; lane += every) {
      context.fillText(
        names[lane] ?? String(lane + 1),
        left - 6,
        this.#top(lane) + this.#laneHeight / 2,
      );
    }
    const ticks = laneTicks(axis, (width - left) / (8 * this.#place.fontSize));
    for (const { ms, text } of bottom > 0 ? ticks : []) {
      const x = this.#x(ms);
      const textWidth = context.measureText(text).width;
      context.textAlign = 'left';
      context.fillText(text, Math.min(x, width - textWidth), height - bottom / 2 + 1);
      context.fillRect(x, height - bottom, 1, 3);
    }
    for (let lane = 0; lane < log.workers; lane++) this.#clear(lane, 0, axis);
  }

  get #laneHeight(): number {
    return (this.#place.height - this.#place.bottom) / (this.#log?.workers ?? 1);
  }

  #x(ms: number): number {
    const { width, left } = this.#place;
    return left + (ms / this.#axis) * (width - left);
  }

  #top(lane: number): number {
    return lane * this.#laneHeight;
  }

  /** An empty lane: nobody computes. */
  #clear(lane: number, from: number, to: number): void {
    const height = this.#laneHeight;
    const gap = height >= GAP_FROM ? 1 : 0;
    const x = Math.floor(this.#x(from));
    this.#context.fillStyle = this.#palette.grid;
    this.#context.fillRect(x, this.#top(lane), Math.ceil(this.#x(to)) - x, height - gap);
    this.#edges[lane] = Math.min(this.#edges[lane] ?? -1, x);
  }

  #box({ kind, lane, from, to, place, isRetry }: LaneBox): void {
    const context = this.#context;
    const height = this.#laneHeight - (this.#laneHeight >= GAP_FROM ? 1 : 0);
    const left = this.#x(from);
    const right = this.#x(to);
    const share = kind === 'message' ? MESSAGE : this.#laneHeight >= 12 ? COMPUTING : 1;
    const tall = Math.max(share * height, 1);
    const top = this.#top(lane) + (height - tall) / 2;
    if (kind === 'message') {
      if (right - left < LEAST) return;
      context.fillStyle = this.#palette.muted;
      context.fillRect(left, top, right - left, tall);
    } else if (kind === 'lost') {
      this.#hatch(left, top, Math.max(right - left, 3), tall);
    } else if (kind === 'starting') {
      context.strokeStyle = this.#palette.muted;
      context.lineWidth = 1;
      context.setLineDash([3, 3]);
      context.strokeRect(left + 0.5, top + 0.5, Math.max(right - left - 1, 1), tall - 1);
      context.setLineDash([]);
    } else {
      if (right - this.#edges[lane]! < LEAST && kind === 'computing' && !isRetry) return;
      this.#edges[lane] = right;
      const width = right - left >= APART_FROM ? right - left - 1 : right - left;
      context.fillStyle = kind === 'repair' ? this.#palette.warm : rampColour(place, this.#palette);
      context.fillRect(left, top, Math.max(width, 0.5), tall);
      if (!isRetry) return;
      context.strokeStyle = this.#palette.text;
      context.lineWidth = 2;
      context.strokeRect(left + 1, top + 1, Math.max(width - 2, 1), tall - 2);
    }
  }

  #hatch(left: number, top: number, width: number, height: number): void {
    const context = this.#context;
    const colour = this.#palette.series[4]!;
    context.save();
    context.beginPath();
    context.rect(left, top, width, height);
    context.fillStyle = translucent(colour, 0.2);
    context.fill();
    context.clip();
    context.strokeStyle = colour;
    context.lineWidth = 1.5;
    context.beginPath();
    for (let x = left - height; x < left + width; x += 6) {
      context.moveTo(x, top + height);
      context.lineTo(x + height, top);
    }
    context.stroke();
    context.restore();
    // the end
    context.strokeStyle = this.#palette.text;
    context.lineWidth = 2.5;
    const x = left + width;
    const arm = Math.min(height / 2, 5);
    const y = top + height / 2;
    context.beginPath();
    for (const slope of [-1, 1]) {
      context.moveTo(x - arm, y - slope * arm);
      context.lineTo(x + arm, y + slope * arm);
    }
    context.stroke();
  }
}
