import { formatCount, formatNumber, plural, standardErrors } from '../../components/format.ts';
import { KNOWN_ANSWERS } from '../../core/self-check/knownAnswers.ts';
import {
  MOST_GAP,
  MOST_Z,
  type CheckState,
  type Finding,
} from '../../core/self-check/selfCheck.ts';
import { MEASURES } from '../../views/distribution/measureTexts.ts';

/** What was checked and what came out, in a sentence. */
export function findingText(finding: Finding): string {
  switch (finding.kind) {
    case 'balance':
      return `Water balance: inflow, release, spill and storage differ by ${formatNumber(finding.gap, 2)} of all water.`;
    case 'resilience':
      if (finding.exact === null) return 'Resilience: here there is nothing to hold it against.';
      return finding.z === null
        ? 'Resilience: this run tells too little of it to be held against its exact value.'
        : `Resilience: ${standardErrors(formatNumber(Math.abs(finding.z), 2))} from P(I ≥ S̄), its exact value for any capacity.`;
    case 'theory': {
      const { gap, largest } = finding;
      const certain = `Exact law: nothing is left to chance; the mean storage is ${formatNumber(gap ?? NaN, 2)} of the capacity off.`;
      if (gap !== null && (largest === null || gap > MOST_GAP)) return certain;
      return largest === null
        ? 'Exact law: no measure of this run can be compared with it.'
        : `Exact law: of ${plural(largest.of, 'measure')} the farthest is ${standardErrors(formatNumber(Math.abs(largest.z), 2))} off (${MEASURES[largest.name].label}); more than ${MOST_Z} would be an error.`;
    }
    case 'generators': {
      const names = finding.wrong.map((name) => KNOWN_ANSWERS[name].name).join(', ');
      return finding.state === 'passed'
        ? `Generators: ${finding.of} of ${finding.of} give the known answers of other programs.`
        : `Generators: ${names} do not give the known answers of other programs.`;
    }
    case 'kernel':
      return finding.differing === null
        ? 'Kernel: these random numbers are computed by the plain reference alone.'
        : `Kernel: ${formatCount(finding.stepCount - finding.differing)} of the first ${plural(finding.stepCount, 'step')} equal the plain reference to the bit.`;
  }
}

/** What all checks came to. */
export function summaryText(findings: readonly Finding[]): string {
  const count = (state: CheckState) => findings.filter((finding) => finding.state === state).length;
  const [passed, failed] = [count('passed'), count('failed')];
  if (failed > 0) return `Self-check: ${failed} of ${findings.length} failed`;
  if (passed === findings.length) return `Self-check: ${plural(passed, 'check')} passed`;
  return `Self-check: ${passed} passed, ${findings.length - passed} not applicable`;
}

/** What is wrong, loud and specific; null if nothing is. */
export function findingsText(findings: readonly Finding[]): string | null {
  const wrong = findings.filter(({ state }) => state === 'failed');
  if (wrong.length === 0) return null;
  return `Self-check failed. ${wrong.map(findingText).join(' ')}`;
}
