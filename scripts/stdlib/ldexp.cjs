// In place of stdlib's, which takes a number apart into words. Multiplied by powers of two it keeps its bits;
// the steps are such that what ends below the normal numbers is rounded once.
module.exports = function ldexp(fraction, exponent) {
  if (exponent > 1023) return ldexp(fraction * 2 ** 1023, Math.min(exponent, 3069) - 1023);
  if (exponent < -1022) return ldexp(fraction * 2 ** -969, Math.max(exponent, -3960) + 969);
  return fraction * 2 ** exponent;
};
