const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const HIGH_MASK = 0x000fffff;

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer); // little-endian on every engine we run on

/**
 * Natural logarithm of a positive normal double, from + - * / alone.
 *
 * Engines may differ in the last bit of `Math.log`; this gives the same bits in all of them.
 * With x = 2^k (1 + f), sqrt(1/2) < 1 + f < sqrt(2), and s = f / (2 + f):
 * log(1 + f) = f - f²/2 + s (f²/2 + R(s²)), R the minimax polynomial of FDLIBM's e_log.c.
 *
 * @param x - in [2^-1022, 2^1024)
 * @returns log x, within 1 ulp
 * @see FDLIBM 5.3, e_log.c (method and coefficients)
 */
export function logarithm(x: number): number {
  double[0] = x;
  const exponentAndHigh = words[1]!;
  const high = exponentAndHigh & HIGH_MASK;
  // 1 when the fraction is above about sqrt(2): halve it and raise the exponent
  const carry = (high + 0x95f64) >>> 20;
  const k = (exponentAndHigh >>> 20) - 1023 + carry;
  words[1] = high | ((1023 - carry) << 20);
  const f = double[0] - 1;

  if (f === 0) return k * LN2_HIGH + k * LN2_LOW;
  // near a power of two three terms are enough
  if (((high + 2) & HIGH_MASK) < 3) {
    const rest = f * f * (0.5 - (1 / 3) * f);
    return k * LN2_HIGH - (rest - k * LN2_LOW - f);
  }

  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = w * (0.3999999999940941908 + w * (0.2222219843214978396 + w * 0.1531383769920937332));
  const even =
    z *
    (0.666666666666673513 +
      w * (0.2857142874366239149 + w * (0.1818357216161805012 + w * 0.1479819860511658591)));
  const polynomial = even + odd;
  // a middle range of fractions keeps f²/2 apart, for the last bit
  if (high >= 0x6147a && high <= 0x6b851) {
    const halfSquare = 0.5 * f * f;
    return k * LN2_HIGH - (halfSquare - (s * (halfSquare + polynomial) + k * LN2_LOW) - f);
  }
  return k * LN2_HIGH - (s * (f - polynomial) - k * LN2_LOW - f);
}
