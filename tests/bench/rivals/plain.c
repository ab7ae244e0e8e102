/* The simulation as one would write it first: a draw, an inflow, a storage, step after step. */
#include "words.h"

static double least(double a, double b) { return a < b ? a : b; }
static double greatest(double a, double b) { return a > b ? a : b; }

double simulatePlainly(const Reservoir *reservoir, uint32_t seed, uint32_t stream, uint32_t block,
                       double storage, double *storages, int count) {
  Reservoir r = *reservoir;
  Block generators = seedBlock(seed, stream, block);

  for (int t = 0; t < count; t++) {
    uint64_t draw = nextOutput(&generators.lane[t % LANES]);
    double inflow = greatest(r.mean + r.spread * normalOf(draw, &generators.rejects), 0);
    double release = least(storage, r.target);
    storages[t] = storage = least((storage - release) + inflow, r.capacity);
  }
  return storage;
}
