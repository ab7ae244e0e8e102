import { formatCount, formatNumber, plural } from '../../components/format.ts';
import { greatestOf } from '../../core/statistics/extremes.ts';
import type { ChunkComparison, PairComparison } from '../../core/independence/ChunkComparison.ts';

/** A probability in words, which no line breaks: "p = 0.03", "p < 0.0001". */
export function formatP(p: number): string {
  return p < 1e-4 ? 'p\u00a0<\u00a00.0001' : `p\u00a0=\u00a0${formatNumber(p, 2)}`;
}

/**
 * What the shocks of all chunks say about them; storages have no say in it.
 *
 * @param shortest - steps of the shortest chunk, of which perhaps only the first were compared
 */
export function independenceVerdict(comparison: ChunkComparison, shortest: number): string {
  const { compared, verdict } = comparison;
  switch (verdict) {
    case 'identical':
      return identicalVerdict(comparison, shortest);
    case 'overlap':
      return overlapVerdict(comparison);
    case 'dependent':
      return dependentVerdict(comparison);
    case 'none found':
      return independentVerdict(comparison);
    case null:
      return `The shocks differ, but ${plural(compared, wordOf(comparison))} ${compared === 1 ? 'is' : 'are'} too few to say more.`;
  }
}

/** What the tests have a value of. */
function wordOf({ compared, stepCount }: ChunkComparison): string {
  return compared === stepCount ? 'step' : 'draw';
}

function identicalVerdict(comparison: ChunkComparison, shortest: number): string {
  const { chunks, stepCount, pairCount, identicalPairs, pairs, hasStorages } = comparison;
  const extent =
    stepCount < shortest
      ? `the first ${formatCount(stepCount)} of ${plural(shortest, 'step')}`
      : `all ${plural(stepCount, 'step')}`;
  if (identicalPairs < pairCount) {
    return `Identical: ${plural(identicalPairs, 'pair')} of chunks among ${formatCount(pairCount)} draw the same shocks in ${extent}.`;
  }
  const which = chunks === 2 ? 'chunk 0 and chunk 1' : `all ${formatCount(chunks)} chunks`;
  const sample = `${chunks === 2 ? 'Two' : formatCount(chunks)} chunks, one sample.`;
  return `Identical: the shocks of ${which} are equal bit for bit in ${extent}. ${sample}${hasStorages ? meetingText(pairs) : ''}`;
}

/** Where chunks of equal shocks started from other storages; empty where they did not. */
function meetingText(pairs: readonly PairComparison[]): string {
  const steps = pairs.map(({ meetingStep }) => meetingStep);
  if (steps.every((step) => step === 0)) return '';
  const met = steps.filter((step) => step !== null);
  return met.length < steps.length
    ? ' Their storages, which started apart, have not all met.'
    : ` Their storages, which started apart, are equal from step ${formatCount(greatestOf(met))} on.`;
}

function overlapVerdict(comparison: ChunkComparison): string {
  const { chunks, pairCount, overlappingPairs, repeating, pairs } = comparison;
  if (overlappingPairs === 0) {
    return `Overlap: the stream of chunk ${repeating[0]!} repeats itself.`;
  }
  const pair = pairs.find(({ overlaps }) => overlaps);
  const example = pair === undefined ? '' : ` ${lagText(pair)}`;
  const seen = equalStepsText(comparison);
  if (chunks === 2) return `Overlap: the chunks share their shocks.${example} ${seen}`;
  return `Overlap: ${formatCount(overlappingPairs)} of ${plural(pairCount, 'pair')} of chunks share shocks.${example} ${seen}`;
}

/**
 * What either test finds of an overlap at equal steps: in single pairs, or in all together. Pairs of one lag have nearly
 * the same correlation, which the second test is not made for: a small p of it is no finding.
 */
function equalStepsText(comparison: ChunkComparison): string {
  const { pairCount, holmP, commonFactorP, alpha, isDependent } = comparison;
  const found = isDependent && holmP <= alpha ? 'it shows' : 'nothing shows';
  const pairs = `At equal steps ${found}: ${pairNumbers(comparison)}`;
  return pairCount === 1
    ? `${pairs}.`
    : `${pairs}; the test of all together, made for independent pairs, has ${formatP(commonFactorP)}.`;
}

/** Which chunk of an overlapping pair draws again what the other has drawn, and from where. */
export function lagText({ a, b, overlapLag }: PairComparison): string {
  if (overlapLag === null) return `Chunks ${a} and ${b} share random numbers.`;
  const [early, late] = overlapLag > 0 ? [a, b] : [b, a];
  return `Chunk ${late} draws what chunk ${early} draws from step ${formatCount(Math.abs(overlapLag))} on.`;
}

function dependentVerdict(comparison: ChunkComparison): string {
  const { pairCount, dependentPairs, holmP, commonFactorP, alpha, largest, compared } = comparison;
  const alarm = 'Independent chunks give such an alarm in 5 of 100 runs.';
  const n = `n = ${formatCount(compared)}`;
  if (holmP > alpha) {
    return `Dependence found: no pair alone, but all ${formatCount(pairCount)} together correlate more than chance lets them (${formatP(commonFactorP)}, ${n}). ${alarm}`;
  }
  const most = `r = ${formatNumber(largest.r, 2)} over ${n}, ${formatP(holmP)}`;
  return pairCount === 1
    ? `Dependence found: the shocks correlate at ${most}. ${alarm}`
    : `Dependence found: the shocks of ${plural(dependentPairs, 'pair')} among ${formatCount(pairCount)} correlate, most those of chunks ${largest.a} and ${largest.b}: ${most} after Holm. ${alarm}`;
}

function independentVerdict(comparison: ChunkComparison): string {
  const { chunks, pairCount, commonFactorP, detectable } = comparison;
  const limit = `A link of r = ${formatNumber(detectable, 2)} would have been found in 80 of 100 cases.`;
  if (chunks === 2) {
    return `No dependence found: the shocks correlate at ${pairNumbers(comparison)}. ${limit}`;
  }
  return `No dependence found among ${formatCount(chunks)} chunks: of ${plural(pairCount, 'pair')} the strongest has ${pairNumbers(comparison)}; all together ${formatP(commonFactorP)}. ${limit}`;
}

function pairNumbers({ pairCount, largest, holmP, compared }: ChunkComparison): string {
  const holm = pairCount === 1 ? '' : ' after Holm';
  return `r = ${formatNumber(largest.r, 2)} over n = ${formatCount(compared)} (${formatP(holmP)}${holm})`;
}
