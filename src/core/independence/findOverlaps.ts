/** Words of a window: 128 bits are equal by chance in no lifetime. */
const WINDOW = 4;
/** Up to so many words all windows are looked up, else one in 16. */
const ALL_WINDOWS = 2 ** 20;
const SAMPLED = 16;

/** Where streams share their words. */
interface Overlaps {
  /**
   * Words by which stream b begins later than stream a in what they share: word i of b is word
   * i + lag of a. Null if they share nothing.
   */
  readonly lag: (a: number, b: number) => number | null;
  /** streams that repeat themselves: their period in words is shorter than they are */
  readonly repeating: readonly number[];
}

/**
 * Finds streams that share words, at any lag. All windows of four words go to one table by their hash; where
 * two are equal, the streams must be equal over all that they then have in common. Of many words only
 * windows of some first words are taken: chosen by their content, they are the same ones at every lag. A
 * shared stretch of 50 words is then found in 96 of 100 cases, one of 100 always.
 *
 * @param stride - words between two windows' starts
 */
export function findOverlaps(streams: readonly Uint32Array[], stride: number): Overlaps {
  const lengths = streams.map(({ length }) => length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const sampled = total <= ALL_WINDOWS ? 1 : SAMPLED;
  const table = new WindowTable(Math.max(total / stride / sampled, 16));

  // streams that share words lie on one line, each at its place: so lags add up
  const line = streams.map((_, stream) => stream);
  const place = streams.map(() => 0);
  const repeating = new Set<number>();

  const meet = (a: number, atA: number, b: number, atB: number) => {
    if (a === b) {
      const period = atB - atA;
      if (isShared(streams[a]!, streams[a]!, period)) repeating.add(a);
      return;
    }
    if (line[a] === line[b]) return;
    const lag = atA - atB;
    const [x, y] = [streams[a]!, streams[b]!];
    if (!(lag >= 0 ? isShared(y, x, lag) : isShared(x, y, -lag))) return;
    const from = line[b]!;
    const move = place[a]! + lag - place[b]!;
    line.forEach((own, stream) => {
      if (own !== from) return;
      line[stream] = line[a]!;
      place[stream]! += move;
    });
  };

  for (const [b, words] of streams.entries()) {
    for (let at = 0; at + WINDOW <= words.length; at += stride) {
      if (sampled > 1 && mixed(words[at]!) % sampled !== 0) continue;
      const found = table.findOrAdd(streams, hashAt(words, at), b, at);
      if (found !== null) meet(found.stream, found.at, b, at);
    }
  }

  const lag = (a: number, b: number) => {
    if (line[a] !== line[b]) return null;
    const words = place[b]! - place[a]!;
    return words < lengths[a]! && -words < lengths[b]! ? words : null;
  };
  return { lag, repeating: [...repeating] };
}

/** Whether `late` goes on as `early` does from its word `lag` on, as far as both go. */
function isShared(late: Uint32Array, early: Uint32Array, lag: number): boolean {
  const shared = Math.min(late.length, early.length - lag);
  for (let i = 0; i < shared; i++) if (late[i] !== early[i + lag]) return false;
  return true;
}

/** A hash of four words, in [0, 2³²). */
function hashAt(words: Uint32Array, at: number): number {
  let hash = 0;
  for (let i = at; i < at + WINDOW; i++) hash = mixed(hash ^ words[i]!);
  return hash;
}

/** One word for another, with all bits mixed. @see MurmurHash3, its last step */
function mixed(word: number): number {
  let hash = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The first place of every window, by open addressing. */
class WindowTable {
  #mask: number;
  #stream: Int16Array;
  #at: Int32Array;
  #count = 0;
  readonly #found = { stream: 0, at: 0 };

  constructor(expected: number) {
    const size = 2 ** Math.ceil(Math.log2(2 * expected));
    this.#mask = size - 1;
    this.#stream = new Int16Array(size).fill(-1);
    this.#at = new Int32Array(size);
  }

  /** The first place of an equal window; null if there was none, and this is the first. */
  findOrAdd(streams: readonly Uint32Array[], hash: number, stream: number, at: number) {
    let slot = hash & this.#mask;
    while (this.#stream[slot] !== -1) {
      const first = streams[this.#stream[slot]!]!;
      if (isEqualWindow(first, this.#at[slot]!, streams[stream]!, at)) {
        this.#found.stream = this.#stream[slot]!;
        this.#found.at = this.#at[slot]!;
        return this.#found;
      }
      slot = (slot + 1) & this.#mask;
    }
    if (++this.#count > 0.9 * this.#mask) return null; // never, but for words that are not random
    this.#stream[slot] = stream;
    this.#at[slot] = at;
    return null;
  }
}

function isEqualWindow(a: Uint32Array, atA: number, b: Uint32Array, atB: number): boolean {
  for (let i = 0; i < WINDOW; i++) if (a[atA + i] !== b[atB + i]) return false;
  return true;
}
