/** A number to a few significant digits, grouped, never in powers of ten below 1e15. */
export function formatNumber(value: number, digits = 3): string {
  return value.toLocaleString('en', { maximumSignificantDigits: digits });
}

/** A whole number, grouped: "10,000,000". */
export function formatCount(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 0 });
}

/** A share as a percentage with one decimal: "41.8 %". */
export function formatShare(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}

/** A time as people say it: "4 ms", "1.3 s", "2 min 5 s". */
export function formatTime(ms: number): string {
  if (ms < 1000) return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** "1 chunk", "2 chunks". */
export function plural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}
