import { BLOCK, CAPACITY, DEFICIT_SPELLS, FULL_SPELLS, TARGET, TILE } from './memory';

// 32-bit numbers of the spells so far
const CURRENT: usize = 0;
const LONGEST: usize = 4;
const AT_START: usize = 8; // -1 while every step was of the kind
const COUNTED: usize = 12;

// doubles of core's `blockRecord.ts`
const COUNT: usize = 0;
const FULL: usize = 40;
const DEFICIT: usize = 56;
const DEFICIT_RECORD: usize = 96;
const FULL_RECORD: usize = 128;

/** Begins the spells of a block. */
export function clearSpells(): void {
  clear(DEFICIT_SPELLS);
  clear(FULL_SPELLS);
}

function clear(at: usize): void {
  store<i32>(at, 0, CURRENT);
  store<i32>(at, 0, LONGEST);
  store<i32>(at, -1, AT_START);
  store<i32>(at, 0, COUNTED);
}

/**
 * Counts a tile's steps of deficit and of full storage, and follows their spells: 64 steps become a word
 * of bits each.
 */
export function addSpells(from: usize, steps: i32): void {
  const target = v128.load(TARGET);
  const capacity = v128.load(CAPACITY);
  let deficitSteps: u64 = 0;
  let fullSteps: u64 = 0;
  for (let done = 0; done < steps; done += 64) {
    const bits = min(64, steps - done);
    let deficit: u64 = 0;
    let full: u64 = 0;
    let at = from + 8 * <usize>done;
    // steps beyond the last are read too, and their bits dropped
    for (const end = at + 8 * <usize>bits; at < end; at += 32) {
      const first = v128.load(at);
      const second = v128.load(at, 16);
      deficit = push(deficit, f64x2.lt(first, target), f64x2.lt(second, target));
      full = push(full, f64x2.eq(first, capacity), f64x2.eq(second, capacity));
    }
    if (bits < 64) {
      const unused = <u64>((64 - bits) & ~3);
      const mask = ((<u64>1) << (<u64>bits)) - 1;
      deficit = (deficit >> unused) & mask;
      full = (full >> unused) & mask;
    }
    deficitSteps += popcnt(deficit);
    fullSteps += popcnt(full);
    addWord(DEFICIT_SPELLS, deficit, bits);
    addWord(FULL_SPELLS, full, bits);
  }
  store<f64>(TILE, <f64>deficitSteps, DEFICIT);
  store<f64>(TILE, <f64>fullSteps, FULL);
}

/** Takes in one bit for each of four comparisons, at the top: shifts by a constant are cheap. */
function push(word: u64, first: v128, second: v128): u64 {
  return (word >> 4) | ((<u64>i32x4.bitmask(v128.shuffle<i32>(first, second, 0, 2, 4, 6))) << 60);
}

/** Goes on with the next steps, the first at the lowest bit; bits above them are 0. */
function addWord(at: usize, word: u64, bits: i32): void {
  const current = load<i32>(at, CURRENT);
  const starts = word & ~((word << 1) | (<u64>(current > 0)));
  store<i32>(at, load<i32>(at, COUNTED) + <i32>popcnt(starts), COUNTED);
  const leading = min(<i32>ctz(~word), bits);
  let longest = max(load<i32>(at, LONGEST), current + leading);
  if (leading == bits) {
    store<i32>(at, current + bits, CURRENT);
    store<i32>(at, longest, LONGEST);
    return;
  }
  if (load<i32>(at, AT_START) < 0) store<i32>(at, current + leading, AT_START);
  // runs lose a bit in each turn: what is left were longer ones
  let rest = erode(word, longest);
  while (rest != 0) {
    longest++;
    rest &= rest >> 1;
  }
  store<i32>(at, longest, LONGEST);
  store<i32>(at, <i32>clz(~(word << (64 - <u64>bits))), CURRENT);
}

/** What is left of each run of ones without its last `by` bits. */
function erode(word: u64, by: i32): u64 {
  if (by >= 64) return 0;
  for (let width = 1; by > 0; width <<= 1) {
    const shift = min(width, by);
    word &= word >> (<u64>shift);
    by -= shift;
  }
  return word;
}

/** Writes the spells of the block that ends here to its record. */
export function keepSpells(): void {
  keep(DEFICIT_SPELLS, BLOCK + DEFICIT_RECORD);
  keep(FULL_SPELLS, BLOCK + FULL_RECORD);
}

function keep(at: usize, to: usize): void {
  const atStart = load<i32>(at, AT_START);
  store<f64>(to, <f64>load<i32>(at, LONGEST));
  store<f64>(to, atStart < 0 ? load<f64>(BLOCK, COUNT) : <f64>atStart, 8);
  store<f64>(to, <f64>load<i32>(at, CURRENT), 16);
  store<f64>(to, <f64>load<i32>(at, COUNTED), 24);
}
