import { compareChunks } from '../../src/core/independence/compareChunks.ts';
import { detectableCorrelation } from '../../src/core/independence/correlationTest.ts';
import { testDependence } from '../../src/core/independence/testDependence.ts';
import { readSettings } from '../../src/core/settings/validateSettings.ts';
import { loadDrawFast } from '../../src/kernel/drawFast.ts';

const draw = loadDrawFast()!;

/** How many of so many families of independent chunks the page would call dependent, and by which test. */
export function falseAlarms(chunks: number, steps: number, families: number) {
  const { settings } = readSettings(() => null);
  const found = { verdict: 0, pairs: 0, commonFactor: 0 };
  for (let seed = 0; seed < families; seed++) {
    const of = { ...settings, T: chunks * steps, chunks, seed };
    const { verdict, holmP, commonFactorP, alpha } = compareChunks(of, null, [0, 1], draw);
    found.verdict += Number(verdict !== 'none found');
    found.pairs += Number(holmP <= alpha);
    found.commonFactor += Number(commonFactorP <= alpha);
  }
  return found;
}

/** How series are linked: one pair with this correlation, or all pairs, by a factor that all share. */
type Link = { readonly pair: number } | { readonly factor: number };

/** How many of so many families of linked series each test finds at a level. */
export function power(chunks: number, steps: number, link: Link, level: number, families: number) {
  const found = { pairs: 0, commonFactor: 0 };
  for (let seed = 0; seed < families; seed++) {
    // seeds and streams of their own, far from those of the false alarms
    const series = Array.from({ length: chunks }, (_, i) => draw(2 ** 31 + seed, i, 0, steps));
    const shared = 'pair' in link ? series[0]! : draw(2 ** 31 + seed, chunks, 0, steps);
    const linked = 'pair' in link ? [series[1]!] : series;
    // x' = r x_0 + sqrt(1 - r²) x correlates with x_0 at r; with a factor any two do at r if each does at sqrt r
    const r = 'pair' in link ? link.pair : Math.sqrt(link.factor);
    for (const own of linked) {
      for (let t = 0; t < steps; t++) own[t] = r * shared[t]! + Math.sqrt(1 - r * r) * own[t]!;
    }
    const { holmP, commonFactorP } = testDependence(series);
    found.pairs += Number(holmP <= level);
    found.commonFactor += Number(commonFactorP <= level);
  }
  return found;
}

/** The least correlation that the page says it finds. */
export function detectable(chunks: number, steps: number): number {
  return detectableCorrelation(steps, (chunks * (chunks - 1)) / 2, chunks === 2 ? 0.05 : 0.025);
}
