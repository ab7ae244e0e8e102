/*
 * A native rival of the page's kernel, and a second witness of its numbers.
 *
 *   cc -O3 -march=x86-64-v2 -ffp-contract=off -o spillway spillway.c -lm -pthread     (x86-64)
 *   cc -O3 -ffp-contract=off -o spillway spillway.c -lm -pthread                      (other machines)
 *
 *   spillway digest K mu sigma target T chunks seed distinct|same|shifted restart|continue [--rho r] [--numpy] [--scalar]
 *   spillway time T rounds [--threads n] [--scalar]     ns per step, a line for every round
 *   spillway bits seed streams                          raw outputs without end, for tests of randomness
 *   spillway selftest                                   exit status 1 if a known answer is missed
 *
 * --scalar takes the plain way instead of the fast one; no bit depends on it. --numpy takes NumPy's generator, plainly.
 */
#include "../../../python/kernel.c"

#include <errno.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static _Noreturn void fail(const char *message, const char *about) {
  fprintf(stderr, "spillway: %s: %s\n", message, about);
  exit(2);
}

static double number(const char *text, double low, double high) {
  char *end;
  double value = strtod(text, &end);
  if (end == text || *end || !(value >= low && value <= high)) fail("not a number in range", text);
  return value;
}

static uint64_t whole(const char *text, double low, double high) {
  double value = number(text, low, high);
  if (value != floor(value)) fail("not a whole number", text);
  return (uint64_t)value;
}

/* Whether `text` is `yes`; it must be one of the two. */
static int choice(const char *text, const char *yes, const char *no) {
  if (strcmp(text, yes) && strcmp(text, no)) fail("unknown choice", text);
  return !strcmp(text, yes);
}

static void *memory(size_t bytes) {
  void *place = malloc(bytes);
  if (!place) fail("out of memory", "fewer steps or streams would fit");
  return place;
}

/*
 * The next `count` steps of a stream from its step `first`: writes the storage at the end of each step to `storages`, and
 * changes the state. Both ways give the same bits.
 */
typedef void Simulate(const Reservoir *reservoir, uint32_t seed, uint32_t stream, uint64_t first, State *state,
                      double *storages, int count);

static double lower(double a, double b) { return a < b ? a : b; }
static double higher(double a, double b) { return a > b ? a : b; }

/* For reading, as one would write it first: what a draw's normal makes of a path's state. */
static void stepPlainly(Reservoir r, double z, State *state) {
  double share = sqrt(1 - r.correlation * r.correlation);
  if (isnan(state->normal) || r.correlation == 0) state->normal = z;
  else state->normal = r.correlation * state->normal + share * z;
  double inflow = higher(r.mean + r.spread * state->normal, 0);
  double release = lower(state->storage, r.target);
  state->storage = lower((state->storage - release) + inflow, r.capacity);
}

/* A draw, a step, after another. */
static void simulatePlainly(const Reservoir *reservoir, uint32_t seed, uint32_t stream, uint64_t first, State *state,
                            double *storages, int count) {
  Block generators;
  for (uint64_t t = first - first % BLOCK; t < first + (uint64_t)count; t++) {
    if (t % BLOCK == 0) generators = seedBlock(seed, stream, (uint32_t)(t / BLOCK));
    double z = normalOf(nextOutput(&generators.lane[t % LANES]), &generators.rejects);
    if (t < first) continue;
    stepPlainly(*reservoir, z, state);
    storages[t - first] = state->storage;
  }
}

/* MT19937 (Matsumoto & Nishimura 1998) with the seeding of np.random.seed, and the second normal of a pair. */
static uint32_t twister[624], twisterAt;
static double spare;
static int hasSpare;

static void seedTwister(uint32_t seed) {
  twister[0] = seed;
  for (uint32_t i = 1; i < 624; i++) twister[i] = 1812433253 * (twister[i - 1] ^ twister[i - 1] >> 30) + i;
  twisterAt = 624;
  hasSpare = 0;
}

static uint32_t nextWord(void) {
  if (twisterAt == 624) {
    for (int i = 0; i < 624; i++) {
      uint32_t y = (twister[i] & 0x80000000) | (twister[(i + 1) % 624] & 0x7FFFFFFF);
      twister[i] = twister[(i + 397) % 624] ^ y >> 1 ^ (y & 1 ? 0x9908B0DF : 0);
    }
    twisterAt = 0;
  }
  uint32_t y = twister[twisterAt++];
  y ^= y >> 11;
  y ^= y << 7 & 0x9D2C5680;
  y ^= y << 15 & 0xEFC60000;
  return y ^ y >> 18;
}

static double nextPoint(void) { /* in [-1, 1), of 53 bits */
  uint32_t high = nextWord() >> 5, low = nextWord() >> 6;
  return 2 * ((high * 67108864.0 + low) / 9007199254740992.0) - 1;
}

/* Marsaglia's polar method; of a pair the second is given first. */
static double nextNumpyNormal(void) {
  if (hasSpare) return hasSpare = 0, spare;
  double x, y, r2;
  do {
    x = nextPoint();
    y = nextPoint();
    r2 = x * x + y * y;
  } while (r2 >= 1 || r2 == 0);
  double f = sqrt(-2 * naturalLog(r2) / r2);
  hasSpare = 1;
  spare = f * x;
  return f * y;
}

/* NumPy's streams cannot be entered: a call goes on where the one before stopped, or begins anew where the path does. */
static void simulateNumpys(const Reservoir *reservoir, uint32_t seed, uint32_t stream, uint64_t first, State *state,
                           double *storages, int count) {
  static uint64_t at = UINT64_MAX;
  static uint32_t of;
  if (at != first || of != stream) {
    seedTwister(seed + stream);
    for (uint64_t i = 0; i < first; i++) nextNumpyNormal();
  }
  for (int t = 0; t < count; t++) {
    stepPlainly(*reservoir, nextNumpyNormal(), state);
    storages[t] = state->storage;
  }
  at = first + (uint64_t)count;
  of = stream;
}

/* For speed. */
static void simulateInLanes(const Reservoir *reservoir, uint32_t seed, uint32_t stream, uint64_t first, State *state,
                            double *storages, int count) {
  followStream(reservoir, seed, stream, first, first + (uint64_t)count, state, storages, NULL, NULL);
}

typedef struct {
  uint64_t steps, chunks;
  uint32_t seed;
  int isDistinct, isShifted, isContinued, isNumpy;
} Plan;

static uint64_t digestOf(Simulate *simulate, const Reservoir *reservoir, Plan plan) {
  /* one long path on one stream: chunks are only marks on it */
  if (plan.isContinued && plan.isDistinct && !plan.isNumpy) plan.chunks = 1;

  static double storages[BLOCK];
  Digest digest = {0, 0};
  State state;
  for (uint64_t chunk = 0; chunk < plan.chunks; chunk++) {
    if (chunk == 0 || !plan.isContinued) {
      state = (State){reservoir->capacity, NAN};
      addStorages(&digest, &state.storage, 1);
    }
    uint64_t left = plan.steps / plan.chunks + (chunk < plan.steps % plan.chunks);
    uint32_t stream = plan.isDistinct ? (uint32_t)chunk : 0;
    for (uint64_t first = plan.isShifted ? 10 * chunk : 0; left > 0;) {
      int count = leastOf(left, BLOCK - (int)(first % BLOCK));
      simulate(reservoir, plan.seed, stream, first, &state, storages, count);
      addStorages(&digest, storages, count);
      first += (uint64_t)count;
      left -= (uint64_t)count;
    }
  }
  return digest.sum;
}

static int digestCommand(Simulate *simulate, char **word, double correlation) {
  Reservoir reservoir = {.capacity = number(word[0], 0, 1e9),
                         .mean = number(word[1], -1e9, 1e9),
                         .spread = number(word[2], 0, 1e9),
                         .correlation = correlation};
  if (reservoir.capacity == 0) fail("a reservoir must hold something", word[0]);
  reservoir.target = number(word[3], 0, reservoir.capacity);
  Plan plan = {.steps = whole(word[4], 1, 1e10)};
  plan.chunks = whole(word[5], 1, fmin((double)plan.steps, 4096));
  plan.seed = (uint32_t)whole(word[6], 0, UINT32_MAX);
  plan.isShifted = !strcmp(word[7], "shifted");
  plan.isDistinct = !plan.isShifted && choice(word[7], "distinct", "same");
  plan.isContinued = choice(word[8], "continue", "restart");
  plan.isNumpy = simulate == simulateNumpys;

  printf("%016" PRIx64 "\n", digestOf(simulate, &reservoir, plan));
  return 0;
}

typedef struct {
  pthread_t thread;
  Simulate *simulate;
  uint32_t seed, stream;
  uint64_t steps;
  double *path; /* of `steps` storages, used again in every round */
} Runner;

static void *runPath(void *given) {
  Runner *runner = given;
  Reservoir article = {.capacity = 100, .mean = 70, .spread = 70, .target = 70};
  State state = {article.capacity, NAN};
  for (uint64_t start = 0; start < runner->steps; start += BLOCK) {
    int count = leastOf(runner->steps - start, BLOCK);
    runner->simulate(&article, runner->seed, runner->stream, start, &state, runner->path + start, count);
  }
  return NULL;
}

static double nanoseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

static int timeCommand(Simulate *simulate, char **word, int threads) {
  uint64_t steps = whole(word[0], 1, 1e10), rounds = whole(word[1], 1, 1e6);

  Runner *runners = memory(sizeof(Runner) * (size_t)threads);
  for (int i = 0; i < threads; i++) {
    runners[i] = (Runner){.simulate = simulate, .stream = (uint32_t)i, .steps = steps};
    runners[i].path = memory(sizeof(double) * steps);
    /* touch every page, so that no round pays for it */
    for (uint64_t t = 0; t < steps; t++) runners[i].path[t] = -1;
  }

  for (uint64_t round = 0; round < rounds; round++) {
    double start = nanoseconds();
    for (int i = 0; i < threads; i++) runners[i].seed = (uint32_t)round;
    for (int i = 1; i < threads; i++) {
      if (pthread_create(&runners[i].thread, NULL, runPath, &runners[i])) fail("no thread", strerror(errno));
    }
    runPath(&runners[0]);
    for (int i = 1; i < threads; i++) pthread_join(runners[i].thread, NULL);
    printf("%.4f\n", (nanoseconds() - start) / ((double)steps * threads));
    fflush(stdout);
  }

  for (int i = 0; i < threads; i++) free(runners[i].path);
  free(runners);
  return 0;
}

/* Step by step, the output of each stream's lane in turn; ends when nobody reads. */
static int bitsCommand(char **word) {
  uint32_t seed = (uint32_t)whole(word[0], 0, UINT32_MAX);
  uint32_t streams = (uint32_t)whole(word[1], 1, 1e6);

  Block *blocks = memory(sizeof(Block) * streams);
  unsigned char buffer[BLOCK];
  size_t filled = 0;
  for (uint64_t step = 0;; step++) {
    for (uint32_t stream = 0; stream < streams; stream++) {
      if (step % BLOCK == 0) blocks[stream] = seedBlock(seed, stream, (uint32_t)(step / BLOCK));
      uint64_t output = nextOutput(&blocks[stream].lane[step % LANES]);
      for (int byte = 0; byte < 8; byte++) buffer[filled + (size_t)byte] = (unsigned char)(output >> 8 * byte);
      filled += 8;
      if (filled < sizeof buffer) continue;
      if (fwrite(buffer, 1, filled, stdout) < filled) return free(blocks), 0;
      filled = 0;
    }
  }
}

static int missed(const char *what, int isRight) {
  printf("%s %s\n", isRight ? "ok    " : "MISSED", what);
  return !isRight;
}

static int philoxGives(const uint32_t counter[4], uint32_t key0, uint32_t key1, const uint32_t answer[4]) {
  uint32_t words[4];
  memcpy(words, counter, sizeof words);
  philox(words, key0, key1);
  return !memcmp(words, answer, sizeof words);
}

static int selftestCommand(void) {
  int misses = 0;

  /* known answers of Random123's kat_vectors (D. E. Shaw Research) */
  const uint32_t zeros[4] = {0, 0, 0, 0}, ones[4] = {~0u, ~0u, ~0u, ~0u};
  const uint32_t pi[4] = {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344};
  const uint32_t ofZeros[4] = {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8};
  const uint32_t ofOnes[4] = {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd};
  const uint32_t ofPi[4] = {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1};
  misses += missed("Philox4x32-10 of zeros", philoxGives(zeros, 0, 0, ofZeros));
  misses += missed("Philox4x32-10 of ones", philoxGives(ones, ~0u, ~0u, ofOnes));
  misses += missed("Philox4x32-10 of the digits of pi", philoxGives(pi, 0xa4093822, 0x299f31d0, ofPi));

  /* first outputs of the authors' xoshiro256plusplus.c (prng.di.unimi.it) from this state */
  Xoshiro g = {{1, 2, 3, 4}};
  const uint64_t outputs[4] = {41943041, 58720359, 3588806011781223, 3591011842654386};
  int isRight = 1;
  for (int i = 0; i < 4; i++) isRight &= nextOutput(&g) == outputs[i];
  misses += missed("xoshiro256++ from (1, 2, 3, 4)", isRight);

  /* where sub-chunks meet at once, late, and never */
  const Reservoir reservoirs[] = {
      {100, 70, 70, 70, 0}, {10000, 63, 70, 70, 0}, {1e6, 70, 70, 70, 0}, {1e-3, 0, 1, 0, 0}, {1430, 919, 169, 830, -0.95}};
  Plan plan = {.steps = 200001, .chunks = 3, .seed = 1, .isDistinct = 1};
  for (int i = 0; i < 5; i++) {
    isRight = digestOf(simulatePlainly, &reservoirs[i], plan) == digestOf(simulateInLanes, &reservoirs[i], plan);
    char what[64];
    snprintf(what, sizeof what, "both ways alike at K = %g", reservoirs[i].capacity);
    misses += missed(what, isRight);
  }
  return misses > 0;
}

int main(int count, char **word) {
  Simulate *simulate = simulateInLanes;
  int threads = 1, words = 0;
  double correlation = 0;

  /* options are taken out; what stays is the command and its words */
  for (int i = 1; i < count; i++) {
    if (!strcmp(word[i], "--scalar")) simulate = simulatePlainly;
    else if (!strcmp(word[i], "--numpy")) simulate = simulateNumpys;
    else if (!strcmp(word[i], "--rho") && i + 1 < count) correlation = number(word[++i], -0.95, 0.95);
    else if (!strcmp(word[i], "--threads") && i + 1 < count) threads = (int)whole(word[++i], 1, 1024);
    else word[words++] = word[i];
  }

  makeLayers();
  if (words == 10 && !strcmp(word[0], "digest")) return digestCommand(simulate, word + 1, correlation);
  if (words == 3 && !strcmp(word[0], "time")) return timeCommand(simulate, word + 1, threads);
  if (words == 3 && !strcmp(word[0], "bits")) return bitsCommand(word + 1);
  if (words == 1 && !strcmp(word[0], "selftest")) return selftestCommand();
  fail("usage", "digest K mu sigma target T chunks seed distinct|same|shifted restart|continue [--rho r] [--numpy] "
                "[--scalar], time T rounds [--threads n] [--scalar], bits seed streams, or selftest");
}
