import { formatCount, formatNumber, plural } from '../components/format.ts';
import { KNOWN_ANSWERS } from '../core/self-check/knownAnswers.ts';
import { MOST_Z, type Finding } from '../core/self-check/selfCheck.ts';
import { MEASURES } from '../views/distribution/measureTexts.ts';

/** What was checked and what came out, in a sentence. */
export function findingText(finding: Finding): string {
  switch (finding.kind) {
    case 'balance':
      return `Water balance: inflow, release, spill and storage differ by ${formatNumber(finding.gap, 2)} of all water.`;
    case 'resilience':
      return finding.z === null
        ? 'Resilience: too few failures to hold against its exact value.'
        : `Resilience: ${formatNumber(Math.abs(finding.z), 2)} standard errors from P(I ≥ S̄), its exact value for any capacity.`;
    case 'theory': {
      const { largest } = finding;
      return largest === null
        ? 'Exact law: no measure of this run can be compared with it.'
        : `Exact law: of ${plural(largest.of, 'measure')} the farthest is ${formatNumber(Math.abs(largest.z), 2)} standard errors off (${MEASURES[largest.name].label}); more than ${MOST_Z} would be an error.`;
    }
    case 'generators': {
      const names = finding.wrong.map((name) => KNOWN_ANSWERS[name].name).join(', ');
      return finding.isGood
        ? `Generators: ${finding.of} of ${finding.of} give the known answers of other programs.`
        : `Generators: ${names} do not give the known answers of other programs.`;
    }
    case 'kernel':
      return finding.differing === null
        ? 'Kernel: these random numbers are computed by the plain reference alone.'
        : `Kernel: ${formatCount(finding.stepCount - finding.differing)} of the first ${plural(finding.stepCount, 'step')} equal the plain reference to the bit.`;
  }
}

/** What is wrong, loud and specific; null if nothing is. */
export function findingsText(findings: readonly Finding[]): string | null {
  const wrong = findings.filter(({ isGood }) => !isGood);
  if (wrong.length === 0) return null;
  return `Self-check failed. ${wrong.map(findingText).join(' ')}`;
}
