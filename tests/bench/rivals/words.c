#include "words.h"

#include <math.h>
#include <string.h>

double edge[LAYERS + 1], density[LAYERS + 1];

static const double AREA = 0.002456766351541356; /* of every layer */
static const double TAIL = 3.852046150368391;    /* r, where the tail begins */

void philox(uint32_t counter[4], uint32_t key0, uint32_t key1) {
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

Block seedBlock(uint32_t seed, uint32_t stream, uint32_t block) {
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
 * The method, coefficients and branches of `e_log` in FDLIBM (Sun Microsystems 1993, netlib.org/fdlibm):
 * x = 2^k (1 + f) with √½ < 1 + f < √2, and log(1 + f) = f − f²/2 + s (f²/2 + R) for s = f / (2 + f),
 * where R is a polynomial in s². The order of the operations is FDLIBM's, so the bits are.
 */
double naturalLog(double x) {
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

static double uniform(Xoshiro *g) { return ((double)(nextOutput(g) >> 12) + 0.5) / 0x1p52; }

static double tailNormal(double sign, Xoshiro *rejects) {
  double a, b;
  do {
    a = -naturalLog(uniform(rejects)) / TAIL;
    b = -naturalLog(uniform(rejects));
  } while (!(b + b > a * a));
  return copysign(TAIL + a, sign);
}

double normalOf(uint64_t draw, Xoshiro *rejects) {
  for (;; draw = nextOutput(rejects)) {
    int i = draw % LAYERS;
    double u = ((double)(draw >> 12) + 0.5) / 0x1p51 - 1, z = u * edge[i];
    if (fabs(z) < edge[i + 1]) return z;
    if (i == 0) return tailNormal(z, rejects);

    double y = density[i] + uniform(rejects) * (density[i + 1] - density[i]);
    if (-2 * naturalLog(y) > z * z) return z;
  }
}
