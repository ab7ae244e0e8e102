/*
 * The fast streams and the reservoir, as docs/streams.md puts them in words ("The fast streams").
 * Written from those words alone, so that agreement with the page's kernel is evidence for both.
 * spillway.py compiles it where it runs; the bench and the tests of randomness include it.
 *
 * Never fuse a multiplication with an addition: -ffp-contract=off.
 */
#include <math.h>
#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { BLOCK = 65536, LANES = 4, LAYERS = 512 };

/* Volumes share one unit; 0 < capacity, 0 <= target <= capacity, 0 <= spread, -1 < correlation < 1. */
typedef struct {
  double capacity, mean, spread, target, correlation;
} Reservoir;

/* What a path hands on from step to step; where it starts full no step was before, and its normal is NaN. */
typedef struct {
  double storage, normal;
} State;

typedef struct {
  uint64_t s[4];
} Xoshiro;

/* The generators of one block: the lanes take turns, step by step; the fifth serves rejects. */
typedef struct {
  Xoshiro lane[LANES], rejects;
} Block;

/* xoshiro256++ (Blackman & Vigna 2019). */
static inline uint64_t rotateLeft(uint64_t x, int by) { return x << by | x >> (64 - by); }

static inline uint64_t nextOutput(Xoshiro *g) {
  uint64_t *s = g->s, output = rotateLeft(s[0] + s[3], 23) + s[0], shifted = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= shifted;
  s[3] = rotateLeft(s[3], 45);
  return output;
}

/* Edges x and densities f of the ziggurat's layers, widest first; made once by `makeLayers`. */
static double edge[LAYERS + 1], density[LAYERS + 1];

static const double AREA = 0.002456766351541356; /* of every layer */
static const double TAIL = 3.852046150368391;    /* r, where the tail begins */

/* Philox4x32-10 (Salmon et al. 2011): `counter` is replaced by the four random words. */
static void philox(uint32_t counter[4], uint32_t key0, uint32_t key1) {
  for (int round = 0; round < 10; round++) {
    uint64_t p0 = (uint64_t)0xD2511F53 * counter[0], p1 = (uint64_t)0xCD9E8D57 * counter[2];
    counter[0] = (uint32_t)(p1 >> 32) ^ counter[1] ^ key0;
    counter[2] = (uint32_t)(p0 >> 32) ^ counter[3] ^ key1;
    counter[1] = (uint32_t)p1;
    counter[3] = (uint32_t)p0;
    key0 += 0x9E3779B9; /* the golden ratio */
    key1 += 0xBB67AE85; /* √3 − 1 */
  }
}

static Block seedBlock(uint32_t seed, uint32_t stream, uint32_t block) {
  Xoshiro generators[LANES + 1];
  for (uint32_t j = 0; j < 2 * (LANES + 1); j++) {
    uint32_t w[4] = {block, j, 0, 0};
    philox(w, seed, stream);
    uint64_t *s = generators[j / 2].s + j % 2 * 2;
    s[0] = w[0] | (uint64_t)w[1] << 32;
    s[1] = w[2] | (uint64_t)w[3] << 32;
  }

  Block seeded;
  for (int g = 0; g <= LANES; g++) {
    uint64_t *s = generators[g].s;
    if (!(s[0] | s[1] | s[2] | s[3])) s[0] = 1;
    *(g < LANES ? &seeded.lane[g] : &seeded.rejects) = generators[g];
  }
  return seeded;
}

/*
 * Natural logarithm with FDLIBM's bits, of a normal positive number:
 * the method, coefficients and branches of `e_log` in FDLIBM (Sun Microsystems 1993, netlib.org/fdlibm):
 * x = 2^k (1 + f) with √½ < 1 + f < √2, and log(1 + f) = f − f²/2 + s (f²/2 + R) for s = f / (2 + f),
 * where R is a polynomial in s². The order of the operations is FDLIBM's, so the bits are.
 */
static double naturalLog(double x) {
  const double ln2High = 6.93147180369123816490e-01, ln2Low = 1.90821492927058770002e-10;

  uint64_t bits;
  memcpy(&bits, &x, 8);
  int32_t high = bits >> 32 & 0xFFFFF; /* the top of the fraction decides every branch */
  int up = high + 0x95F64 >= 0x100000; /* above √2: halve, and count one more power of 2 */
  double k = (double)((int)(bits >> 52) - 1023 + up);
  bits = (bits & 0xFFFFFFFFFFFFF) | (uint64_t)(up ? 0x3FE : 0x3FF) << 52;
  memcpy(&x, &bits, 8);
  double f = x - 1;

  /* |f| < 2⁻²⁰: a short series */
  if (high < 1 || high >= 0xFFFFE) {
    double R = f * f * (0.5 - 0.33333333333333333 * f);
    if (f == 0) return k == 0 ? 0 : k * ln2High + k * ln2Low;
    return k == 0 ? f - R : k * ln2High - ((R - k * ln2Low) - f);
  }

  double s = f / (2 + f), z = s * s, w = z * z;
  double even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  double odd = z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 +
               w * 1.479819860511658591e-01)));
  double R = odd + even;

  /* the fraction is within about [1.38, 1.42]: f²/2 must be kept apart */
  if (((high - 0x6147A) | (0x6B851 - high)) > 0) {
    double half = 0.5 * f * f;
    return k == 0 ? f - (half - s * (half + R)) : k * ln2High - ((half - (s * (half + R) + k * ln2Low)) - f);
  }
  return k == 0 ? f - s * (f - R) : k * ln2High - ((s * (f - R) - k * ln2Low) - f);
}

void makeLayers(void) {
  density[1] = 0.0005996707686392912;
  edge[0] = AREA / density[1];
  edge[1] = TAIL;
  for (int i = 1; i < LAYERS - 1; i++) {
    density[i + 1] = density[i] + AREA / edge[i];
    edge[i + 1] = sqrt(-2 * naturalLog(density[i + 1]));
  }
  edge[LAYERS] = 0;
  density[LAYERS] = 1;
}

static inline int leastOf(uint64_t a, int b) { return a < (uint64_t)b ? (int)a : b; }

static double uniform(Xoshiro *g) { return ((double)(nextOutput(g) >> 12) + 0.5) / 0x1p52; }

static double tailNormal(double sign, Xoshiro *rejects) {
  double a, b;
  do {
    a = -naturalLog(uniform(rejects)) / TAIL;
    b = -naturalLog(uniform(rejects));
  } while (!(b + b > a * a));
  return copysign(TAIL + a, sign);
}

/* The normal that `draw` leads to; `rejects` settles what is not accepted at once. */
static double normalOf(uint64_t draw, Xoshiro *rejects) {
  for (;; draw = nextOutput(rejects)) {
    int i = draw % LAYERS;
    double u = ((double)(draw >> 12) + 0.5) / 0x1p51 - 1, z = u * edge[i];
    if (fabs(z) < edge[i + 1]) return z;
    if (i == 0) return tailNormal(z, rejects);

    double y = density[i] + uniform(rejects) * (density[i + 1] - density[i]);
    if (-2 * naturalLog(y) > z * z) return z;
  }
}

/* Steps of a block drawn from a record of `size` values, in circular blocks of `length` of them ("A record"). */
void drawRecord(uint32_t seed, uint32_t stream, uint32_t block, const double *values, int32_t size, int32_t length,
                double *steps, int32_t count) {
  Block generators = seedBlock(seed, stream, block);
  int place = 0;
  for (int t = 0; t < count; t++) {
    place = t % length ? place + 1 : leastOf((uint64_t)(uniform(&generators.lane[0]) * size), size - 1);
    if (place == size) place = 0;
    steps[t] = values[place];
  }
}

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

static inline double inflowOf(const Reservoir *r, double normal) {
  double inflow = r->mean + r->spread * normal;
  return inflow > 0 ? inflow : 0;
}

/* Inflows of the next `count` steps, rounded up to whole turns of the lanes; their draws' normals where `r` is NULL. */
static inline __attribute__((always_inline)) void drawSteps(Draws *draws, const Reservoir *r, double *steps, int count) {
  static _Thread_local struct { uint64_t draw; int step; } rejected[TILE];
  int rejectCount = 0;
  Twins g = draws->even, h = draws->odd;
  Pair mean = both(r ? r->mean : 0), spread = both(r ? r->spread : 1), zero = both(0);

  for (int t = 0; t < count; t += LANES) {
    Words m = nextOutputs(&g), n = nextOutputs(&h);
    Pair ownM, nextM, ownN, nextN;
    edgesOf(m, &ownM, &nextM);
    edgesOf(n, &ownN, &nextN);
    Pair zM = pointsOf(m) * ownM, zN = pointsOf(n) * ownN;
    store(steps + t, r ? greatest(mean + spread * zM, zero) : zM);
    store(steps + t + 2, r ? greatest(mean + spread * zN, zero) : zN);

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
    double normal = normalOf(rejected[i].draw, &draws->rejects);
    steps[rejected[i].step] = r ? inflowOf(r, normal) : normal;
  }
}

static void drawInflows(Draws *draws, const Reservoir *r, double *inflows, int count) { drawSteps(draws, r, inflows, count); }
static void drawNormals(Draws *draws, double *normals, int count) { drawSteps(draws, NULL, normals, count); }

/* Makes inflows of draws' normals, in place; `normal` is that of the step before, and then of the last one. */
static void makeInflows(const Reservoir *r, double *normal, double *steps, int count) {
  double rho = r->correlation, share = sqrt(1 - rho * rho), x = *normal;
  if (rho != 0 && count > 0) {
    for (int t = 0; t < count; t++) {
      x = isnan(x) ? steps[t] : rho * x + share * steps[t]; /* each product rounded, then the sum */
      steps[t] = x;
    }
    *normal = x;
  }
  for (int t = 0; t < count; t++) steps[t] = inflowOf(r, steps[t]);
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

/* The inflows of steps `at` to `last` of a stream, a tile at a time; what is drawn before `first` is dropped. */
typedef struct {
  uint32_t seed, stream;
  uint64_t at, first, last;
  Draws draws;
  double inflows[TILE];
} Inflows;

static Inflows inflowsOf(uint32_t seed, uint32_t stream, uint64_t first, uint64_t last) {
  return (Inflows){.seed = seed, .stream = stream, .at = first - first % BLOCK, .first = first, .last = last};
}

/* The inflows of the next tile, `count` of them; `normal` as `makeInflows` takes it. */
static const double *nextTile(Inflows *from, const Reservoir *reservoir, double *normal, int *count) {
  if (from->at % BLOCK == 0) {
    Block g = seedBlock(from->seed, from->stream, (uint32_t)(from->at / BLOCK));
    from->draws = (Draws){twinsOf(&g.lane[0], &g.lane[1]), twinsOf(&g.lane[2], &g.lane[3]), g.rejects};
  }
  int drawn = leastOf(from->last - from->at, TILE);
  int isAlone = reservoir->correlation == 0;
  if (isAlone) drawInflows(&from->draws, reservoir, from->inflows, drawn);
  else drawNormals(&from->draws, from->inflows, drawn);
  int dropped = from->at < from->first ? leastOf(from->first - from->at, drawn) : 0;
  from->at += (uint64_t)drawn;
  *count = drawn - dropped;
  if (!isAlone) makeInflows(reservoir, normal, from->inflows + dropped, *count);
  return from->inflows + dropped;
}

/* The checksum of a run of storages; a sum over positions, so it can be made piece by piece. */
typedef struct {
  uint64_t sum, position;
} Digest;

static void addStorages(Digest *digest, const double *storages, int count) {
  uint64_t sum = 0, place = digest->position * 0x9E3779B97F4A7C15;
  for (int i = 0; i < count; i++) {
    uint64_t z;
    memcpy(&z, &storages[i], 8);
    z ^= place + (uint64_t)i * 0x9E3779B97F4A7C15;
    z = (z ^ z >> 32) * 0xD6E8FEB86659FD93;
    sum += z ^ z >> 32;
  }
  digest->sum += sum;
  digest->position += (uint64_t)count;
}

/* Of two interleaved runs of steps; storages are measured from a pivot, so that few digits are lost. */
typedef struct {
  Pair above, square, release, inflow, spill, full, empty, deficit, least, greatest;
} Sums;

enum { SUMS = sizeof(Sums) / sizeof(Pair) };

static inline Pair oneWhere(Words mask) { return (Pair)(mask & (Words)both(1)); }

static inline void addSteps(Sums *sums, const Reservoir *r, Pair pivot, Pair before, Pair inflow, Pair storage) {
  Pair zero = both(0), capacity = both(r->capacity), target = both(r->target), above = storage - pivot;
  sums->above += above;
  sums->square += above * above;
  sums->release += least(storage, target);
  sums->inflow += inflow;
  sums->spill += greatest((greatest(before - target, zero) + inflow) - capacity, zero);
  sums->full += oneWhere((Words)(storage == capacity));
  sums->empty += oneWhere((Words)(storage == zero));
  sums->deficit += oneWhere((Words)(storage < target));
  sums->least = least(storage, sums->least);
  sums->greatest = greatest(storage, sums->greatest);
}

/* Adds the steps of a tile to `total`, of which the last two are the least and the greatest storage. */
static void measure(const Reservoir *r, double pivot, double before, const double *inflows, const double *storages,
                    int count, double *total) {
  Sums even = {.least = both(INFINITY), .greatest = both(-INFINITY)}, odd = even, single = even;
  addSteps(&single, r, both(pivot), both(before), both(inflows[0]), both(storages[0]));
  int t = 1;
  for (; t + 4 <= count; t += 4) {
    addSteps(&even, r, both(pivot), load(storages + t - 1), load(inflows + t), load(storages + t));
    addSteps(&odd, r, both(pivot), load(storages + t + 1), load(inflows + t + 2), load(storages + t + 2));
  }
  for (; t < count; t++) addSteps(&single, r, both(pivot), both(storages[t - 1]), both(inflows[t]), both(storages[t]));

  double e[SUMS][2], o[SUMS][2], s[SUMS][2];
  memcpy(e, &even, sizeof e);
  memcpy(o, &odd, sizeof o);
  memcpy(s, &single, sizeof s); /* both of its runs are the same */
  for (int i = 0; i < SUMS - 2; i++) total[i] += ((e[i][0] + e[i][1]) + (o[i][0] + o[i][1])) + s[i][0];
  int low = SUMS - 2, high = SUMS - 1;
  for (int i = 0; i < 2; i++) {
    total[low] = fmin(total[low], fmin(fmin(e[low][i], o[low][i]), s[low][i]));
    total[high] = fmax(total[high], fmax(fmax(e[high][i], o[high][i]), s[high][i]));
  }
}

/* Follows a path through a tile or less of inflows; gives its last storage. */
static double fill(const Reservoir *r, double storage, const double *inflows, double *storages, int count) {
  if (count == TILE) return fillTile(r, storage, inflows, storages);
  for (int t = 0; t < count; t++) storages[t] = storage = stepOne(storage, inflows[t], r);
  return storage;
}

/* What is made of the storages of a path from `pivot`; `path` may be NULL, and so may `total` and `digest` together. */
typedef struct {
  double *path, *total;
  Digest *digest;
  double pivot;
} Output;

static double takeTile(const Reservoir *r, double storage, const double *inflows, int count, Output *output) {
  double tile[TILE], *storages = output->path ? output->path : tile;
  double end = fill(r, storage, inflows, storages, count);
  if (output->digest && count > 0) {
    addStorages(output->digest, storages, count);
    measure(r, output->pivot, storage, inflows, storages, count, output->total);
  }
  if (output->path) output->path += count;
  return end;
}

/* Follows steps `first` to `last` of a stream. */
void followStream(const Reservoir *reservoir, uint32_t seed, uint32_t stream, uint64_t first, uint64_t last,
                  State *state, double *path, double *total, Digest *digest) {
  Output output = {path, total, digest, state->storage};
  for (Inflows from = inflowsOf(seed, stream, first, last); from.at < last;) {
    int count;
    const double *inflows = nextTile(&from, reservoir, &state->normal, &count);
    state->storage = takeTile(reservoir, state->storage, inflows, count, &output);
  }
}

/* The same for draws' normals that are given. */
void followNormals(const Reservoir *reservoir, const double *normals, uint64_t count, State *state, double *path,
                   double *total, Digest *digest) {
  Output output = {path, total, digest, state->storage};
  double tile[TILE];
  for (uint64_t t = 0; t < count; t += TILE) {
    int steps = leastOf(count - t, TILE);
    memcpy(tile, normals + t, (size_t)steps * sizeof *tile);
    makeInflows(reservoir, &state->normal, tile, steps);
    state->storage = takeTile(reservoir, state->storage, tile, steps, &output);
  }
}
