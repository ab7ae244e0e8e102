/** Natural logarithm: core's `logarithm.ts`, operation by operation. */
export function logarithm(x: f64): f64 {
  const bits = reinterpret<u64>(x);
  const high = (<i32>(bits >> 32)) & 0xfffff;
  const carry = (high + 0x95f64) >>> 20;
  const exponent = <i32>(bits >> 52) - 1023 + carry;
  const fraction = (bits & 0xfffffffffffff) | ((<u64>(1023 - carry)) << 52);
  const f = reinterpret<f64>(fraction) - 1.0;
  const k = <f64>exponent;
  const kHigh = k * 6.9314718036912381649e-1;
  const kLow = k * 1.90821492927058770002e-10;

  if (f == 0) return kHigh + kLow;
  if (((high + 2) & 0xfffff) < 3) {
    const rest = f * f * (0.5 - (1.0 / 3.0) * f);
    return kHigh - (rest - kLow - f);
  }

  const s = f / (2.0 + f);
  const z = s * s;
  const w = z * z;
  const odd = w * (0.3999999999940941908 + w * (0.2222219843214978396 + w * 0.1531383769920937332));
  const even =
    z *
    (0.666666666666673513 +
      w * (0.2857142874366239149 + w * (0.1818357216161805012 + w * 0.1479819860511658591)));
  const polynomial = even + odd;
  if (high >= 0x6147a && high <= 0x6b851) {
    const halfSquare = 0.5 * f * f;
    return kHigh - (halfSquare - (s * (halfSquare + polynomial) + kLow) - f);
  }
  return kHigh - (s * (f - polynomial) - kLow - f);
}
