/*
 * The fast streams and the reservoir, as docs/streams.md puts them in words ("The fast streams").
 * Written from those words alone, so that agreement with the page's kernel is evidence for both.
 */
#ifndef WORDS_H
#define WORDS_H

#include <stdint.h>

enum { BLOCK = 65536, LANES = 4, LAYERS = 512 };

/* Volumes share one unit; 0 < capacity, 0 <= target <= capacity, 0 <= spread. */
typedef struct {
  double capacity, mean, spread, target;
} Reservoir;

typedef struct {
  uint64_t s[4];
} Xoshiro;

/* The generators of one block: the lanes take turns, step by step; the fifth serves rejects. */
typedef struct {
  Xoshiro lane[LANES], rejects;
} Block;

/* Edges x and densities f of the ziggurat's layers, widest first; made once by `makeLayers`. */
extern double edge[LAYERS + 1], density[LAYERS + 1];
void makeLayers(void);

/* Philox4x32-10 (Salmon et al. 2011): `counter` is replaced by the four random words. */
void philox(uint32_t counter[4], uint32_t key0, uint32_t key1);

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

Block seedBlock(uint32_t seed, uint32_t stream, uint32_t block);

/* Natural logarithm with FDLIBM's bits, of a normal positive number. */
double naturalLog(double x);

/* The normal that `draw` leads to; `rejects` settles what is not accepted at once. */
double normalOf(uint64_t draw, Xoshiro *rejects);

/*
 * The first `count` steps (1 to BLOCK) of a block, from `storage`: writes the storage at the end of
 * each step to `storages` and gives the last. Both ways give the same bits; the plain one is for
 * reading, the other for speed.
 */
typedef double Simulate(const Reservoir *reservoir, uint32_t seed, uint32_t stream, uint32_t block,
                        double storage, double *storages, int count);
Simulate simulatePlainly, simulateInLanes;

#endif
