import { addToBin, clearBin, closeBin } from './envelope';
import { DIFFERENCES, TILE_STEPS } from './memory';
import { keepStorage } from './moments';
import { storeSums, total } from './partialSums';

/**
 * What `measureStorage` and `addToEnvelope` make of a whole tile, in one sweep and in the same order, so with the
 * same bits.
 *
 * @param position - steps of the block before these
 * @param binSteps - at least four
 * @param isLast - the last bin ends with these steps, full or not
 * @param to - where the next bin is written that ends
 * @returns where the one after that is written
 */
export function sweepTile(
  from: usize,
  position: i32,
  binSteps: i32,
  isLast: bool,
  to: usize,
): usize {
  if (position == 0) clearBin();
  const zero = f64x2.splat(0);
  const first = load<f64>(from);
  const origin = f64x2.splat(first);
  let difference0 = zero;
  let difference1 = zero;
  let empty = i64x2.splat(0);
  let low: f64 = first;
  let high: f64 = first;
  const piece = min(binSteps, TILE_STEPS);
  const last = from + 8 * <usize>TILE_STEPS;
  let at = from;
  for (let done = piece; done <= TILE_STEPS; done += piece) {
    let sum0 = zero;
    let sum1 = zero;
    let least = f64x2.splat(Infinity);
    let greatest = f64x2.splat(-Infinity);
    for (const end = at + 8 * <usize>piece; at < end; at += 32) {
      const storage0 = v128.load(at);
      const storage1 = v128.load(at, 16);
      sum0 = f64x2.add(sum0, storage0);
      sum1 = f64x2.add(sum1, storage1);
      difference0 = f64x2.add(difference0, f64x2.sub(storage0, origin));
      difference1 = f64x2.add(difference1, f64x2.sub(storage1, origin));
      least = f64x2.pmin(f64x2.pmin(least, storage0), storage1);
      greatest = f64x2.pmax(f64x2.pmax(greatest, storage0), storage1);
      empty = i64x2.sub(i64x2.sub(empty, f64x2.eq(storage0, zero)), f64x2.eq(storage1, zero));
    }
    storeSums(DIFFERENCES, sum0, sum1);
    const pieceLow = min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1));
    const pieceHigh = max(f64x2.extract_lane(greatest, 0), f64x2.extract_lane(greatest, 1));
    addToBin(pieceLow, pieceHigh, total(DIFFERENCES));
    low = min(low, pieceLow);
    high = max(high, pieceHigh);
    const held = (position + done) & (binSteps - 1);
    if (held == 0) to = closeBin(binSteps, to);
    else if (isLast && done == TILE_STEPS) to = closeBin(held, to);
  }
  storeSums(DIFFERENCES, difference0, difference1);
  const mean = first + total(DIFFERENCES) / <f64>TILE_STEPS;
  const emptySteps = i64x2.extract_lane(empty, 0) + i64x2.extract_lane(empty, 1);
  keepStorage(mean, low, high, emptySteps, load<f64>(last - 8));
  return to;
}
