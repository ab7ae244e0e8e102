/*
 * The same steps with 128-bit vectors, a tile of 2048 at a time.
 *
 * Pass 1 makes the inflows, four to a turn. What is not accepted at once (0.8 %) goes on a list, and is
 * settled after the loop in the order of the steps.
 *
 * Pass 2 cuts the tile in 8 sub-chunks, since one path alone waits for its own last step. All but the first
 * start from a guess, a full reservoir. Then the head of each is run again from its true start until the
 * storage is bit-equal to the guessed path's, from where on the two are the same.
 */
#include "words.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef uint64_t Words __attribute__((vector_size(16)));
typedef double Pair __attribute__((vector_size(16)));

enum { TILE = 2048, SUBCHUNKS = 8, LENGTH = TILE / SUBCHUNKS };

/* a where a < b, else b: without a branch */
static inline Pair least(Pair a, Pair b) {
#ifdef __SSE2__
  return (Pair)_mm_min_pd((__m128d)a, (__m128d)b);
#else
  Words isLess = (Words)(a < b);
  return (Pair)((isLess & (Words)a) | (~isLess & (Words)b));
#endif
}

/* a where a > b, else b */
static inline Pair greatest(Pair a, Pair b) {
#ifdef __SSE2__
  return (Pair)_mm_max_pd((__m128d)a, (__m128d)b);
#else
  Words isGreater = (Words)(a > b);
  return (Pair)((isGreater & (Words)a) | (~isGreater & (Words)b));
#endif
}

static inline Pair both(double x) { return (Pair){x, x}; }

static inline Pair load(const double *from) {
  Pair pair;
  memcpy(&pair, from, sizeof pair);
  return pair;
}

static inline void store(double *to, Pair pair) { memcpy(to, &pair, sizeof pair); }

static inline Pair firsts(Pair a, Pair b) { return (Pair){a[0], b[0]}; }
static inline Pair seconds(Pair a, Pair b) { return (Pair){a[1], b[1]}; }

/* Two lanes of xoshiro256++ side by side. */
typedef struct {
  Words s0, s1, s2, s3;
} Twins;

static inline Words rotate(Words x, int by) { return x << by | x >> (64 - by); }

static inline Words nextOutputs(Twins *g) {
  Words output = rotate(g->s0 + g->s3, 23) + g->s0, shifted = g->s1 << 17;
  g->s2 ^= g->s0;
  g->s3 ^= g->s1;
  g->s1 ^= g->s2;
  g->s0 ^= g->s3;
  g->s2 ^= shifted;
  g->s3 = rotate(g->s3, 45);
  return output;
}

static Twins twinsOf(const Xoshiro *a, const Xoshiro *b) {
  return (Twins){{a->s[0], b->s[0]}, {a->s[1], b->s[1]}, {a->s[2], b->s[2]}, {a->s[3], b->s[3]}};
}

/* u of two draws: the fraction's bits are those of a number in [2, 4), and both subtractions are exact */
static inline Pair pointsOf(Words draws) {
  Pair above = (Pair)(draws >> 12 | (Words){0x4000000000000000, 0x4000000000000000});
  return (above - both(3)) + both(0x1p-52);
}

/* The edges of two draws' layers, and those of the layers above them. */
static inline void edgesOf(Words draws, Pair *own, Pair *next) {
  Pair a = load(edge + draws[0] % LAYERS), b = load(edge + draws[1] % LAYERS);
  *own = firsts(a, b);
  *next = seconds(a, b);
}

static inline Pair magnitude(Pair x) { return (Pair)((Words)x & (Words){INT64_MAX, INT64_MAX}); }

/* Bit 0 and bit 1: which of two is set in a mask of comparisons. */
static inline int bitsOf(Words mask) {
#ifdef __SSE2__
  return _mm_movemask_pd((__m128d)mask);
#else
  return (int)((mask[0] & 1) | (mask[1] & 2));
#endif
}

typedef struct {
  Twins even, odd; /* lanes 0 and 1, lanes 2 and 3 */
  Xoshiro rejects;
} Draws;

/* Inflows of the next `count` steps, rounded up to whole turns of the lanes. */
static void drawInflows(Draws *draws, const Reservoir *r, double *inflows, int count) {
  static _Thread_local struct { uint64_t draw; int step; } rejected[TILE];
  int rejectCount = 0;
  Twins g = draws->even, h = draws->odd;
  Pair mean = both(r->mean), spread = both(r->spread), zero = both(0);

  for (int t = 0; t < count; t += LANES) {
    Words m = nextOutputs(&g), n = nextOutputs(&h);
    Pair ownM, nextM, ownN, nextN;
    edgesOf(m, &ownM, &nextM);
    edgesOf(n, &ownN, &nextN);
    Pair zM = pointsOf(m) * ownM, zN = pointsOf(n) * ownN;
    store(inflows + t, greatest(mean + spread * zM, zero));
    store(inflows + t + 2, greatest(mean + spread * zN, zero));

    int failed = bitsOf((Words)(magnitude(zM) >= nextM)) | bitsOf((Words)(magnitude(zN) >= nextN)) << 2;
    if (__builtin_expect(failed, 0)) {
      uint64_t four[LANES] = {m[0], m[1], n[0], n[1]};
      for (int lane = 0; lane < LANES; lane++) {
        if (!(failed >> lane & 1)) continue;
        rejected[rejectCount].draw = four[lane];
        rejected[rejectCount++].step = t + lane;
      }
    }
  }
  draws->even = g;
  draws->odd = h;

  for (int i = 0; i < rejectCount; i++) {
    double inflow = r->mean + r->spread * normalOf(rejected[i].draw, &draws->rejects);
    inflows[rejected[i].step] = inflow > 0 ? inflow : 0;
  }
}

/* One step; max(s − target, 0) has the bits of s − min(s, target). */
static inline double stepOne(double storage, double inflow, const Reservoir *r) {
  double kept = storage > r->target ? storage - r->target : 0;
  double filled = kept + inflow;
  return filled < r->capacity ? filled : r->capacity;
}

/* Storages of a whole tile from its inflows. */
static double fillTile(const Reservoir *r, double storage, const double *inflows, double *storages) {
  Pair capacity = both(r->capacity), target = both(r->target), zero = both(0);
  Pair s[SUBCHUNKS / 2] = {{storage, r->capacity}, capacity, capacity, capacity};

  for (int t = 0; t < LENGTH; t += 2) {
    for (int i = 0; i < SUBCHUNKS / 2; i++) {
      const double *in = inflows + 2 * i * LENGTH + t;
      double *out = storages + 2 * i * LENGTH + t;
      Pair a = load(in), b = load(in + LENGTH);
      Pair first = least(greatest(s[i] - target, zero) + firsts(a, b), capacity);
      Pair second = least(greatest(first - target, zero) + seconds(a, b), capacity);
      store(out, firsts(first, second));
      store(out + LENGTH, seconds(first, second));
      s[i] = second;
    }
  }

  for (int start = LENGTH; start < TILE; start += LENGTH) {
    storage = storages[start - 1];
    for (int t = start; t < start + LENGTH; t++) {
      storage = stepOne(storage, inflows[t], r);
      if (storage == storages[t]) break; /* never −0, never NaN: equal is bit-equal */
      storages[t] = storage;
    }
  }
  return storages[TILE - 1];
}

double simulateInLanes(const Reservoir *reservoir, uint32_t seed, uint32_t stream, uint32_t block,
                       double storage, double *storages, int count) {
  static _Thread_local double inflows[TILE];
  Block g = seedBlock(seed, stream, block);
  Draws draws = {twinsOf(&g.lane[0], &g.lane[1]), twinsOf(&g.lane[2], &g.lane[3]), g.rejects};

  for (; count >= TILE; count -= TILE, storages += TILE) {
    drawInflows(&draws, reservoir, inflows, TILE);
    storage = fillTile(reservoir, storage, inflows, storages);
  }
  if (count > 0) drawInflows(&draws, reservoir, inflows, count);
  for (int t = 0; t < count; t++) storages[t] = storage = stepOne(storage, inflows[t], reservoir);
  return storage;
}
