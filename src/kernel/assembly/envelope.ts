import { BIN, DIFFERENCES } from './memory';
import { addTerm, storeSums, total } from './partialSums';

/** Begins a bin. */
export function clearBin(): void {
  store<f64>(BIN, Infinity);
  store<f64>(BIN, -Infinity, 8);
  store<f64>(BIN, 0, 16);
}

/** Adds the least, the greatest and the sum of some steps to the open bin. */
export function addToBin(low: f64, high: f64, sum: f64): void {
  store<f64>(BIN, min(load<f64>(BIN), low));
  store<f64>(BIN, max(load<f64>(BIN, 8), high), 8);
  store<f64>(BIN, load<f64>(BIN, 16) + sum, 16);
}

/** Writes the open bin, of so many steps, and begins the next. */
export function closeBin(steps: i32, to: usize): usize {
  store<f64>(to, load<f64>(BIN));
  store<f64>(to, load<f64>(BIN, 8), 8);
  store<f64>(to, load<f64>(BIN, 16) / <f64>steps, 16);
  clearBin();
  return to + 24;
}

/**
 * Least, greatest and mean storage of bins of steps. A bin of many tiles is added up tile by tile.
 *
 * @param position - steps of the block before these
 * @param binSteps - a power of two, at most a block
 * @param isLast - the last bin ends with these steps, full or not
 * @param to - where the next bin is written that ends
 * @returns where the one after that is written
 */
export function addToEnvelope(
  from: usize,
  steps: i32,
  position: i32,
  binSteps: i32,
  isLast: bool,
  to: usize,
): usize {
  if (position == 0) clearBin();
  let done = 0;
  while (done < steps) {
    const held = (position + done) & (binSteps - 1);
    const piece = min(binSteps - held, steps - done);
    addPiece(from + 8 * <usize>done, piece);
    done += piece;
    if (held + piece == binSteps || (isLast && done == steps)) {
      to = closeBin(held + piece, to);
    }
  }
  return to;
}

/** Adds neighbouring steps, at most a tile of them, to the open bin. */
function addPiece(from: usize, steps: i32): void {
  let sum0 = f64x2.splat(0);
  let sum1 = sum0;
  let least = f64x2.splat(Infinity);
  let greatest = f64x2.splat(-Infinity);
  const vectors = steps & ~3;
  const end = from + 8 * <usize>vectors;
  for (let at = from; at < end; at += 32) {
    const storage0 = v128.load(at);
    const storage1 = v128.load(at, 16);
    sum0 = f64x2.add(sum0, storage0);
    sum1 = f64x2.add(sum1, storage1);
    least = f64x2.pmin(f64x2.pmin(least, storage0), storage1);
    greatest = f64x2.pmax(f64x2.pmax(greatest, storage0), storage1);
  }
  storeSums(DIFFERENCES, sum0, sum1);
  let low = min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1));
  let high = max(f64x2.extract_lane(greatest, 0), f64x2.extract_lane(greatest, 1));
  for (let t = vectors; t < steps; t++) {
    const storage = load<f64>(from + 8 * <usize>t);
    addTerm(DIFFERENCES, t, storage);
    low = min(low, storage);
    high = max(high, storage);
  }
  addToBin(low, high, total(DIFFERENCES));
}
