import { useMemo } from 'react';
import { plural } from '../components/format.ts';
import type { RunAnalysis } from '../workers/analyseRun.ts';
import { findingsOf, findingText } from './selfCheckText.ts';

export interface SelfCheckProps {
  readonly analysis: RunAnalysis | null;
  /** whether it is of the run in sight */
  readonly isCurrent: boolean;
}

/** One quiet line: that the run and the program agree with what is known of them. It can be opened. */
export function SelfCheck({ analysis, isCurrent }: SelfCheckProps) {
  const findings = useMemo(() => (analysis === null ? [] : findingsOf(analysis)), [analysis]);
  const wrong = findings.filter(({ isGood }) => !isGood).length;
  const summary =
    findings.length === 0 || !isCurrent
      ? 'Self-check …'
      : wrong === 0
        ? `Self-check: ${plural(findings.length, 'check')} passed`
        : `Self-check: ${wrong} of ${findings.length} failed`;
  return (
    <details className={wrong === 0 ? 'self-check' : 'self-check failed'}>
      <summary>{summary}</summary>
      <ul>
        {findings.map((finding) => (
          <li key={finding.kind} className={finding.isGood ? 'passed' : 'failed'}>
            {finding.isGood ? '✓' : '✗'} {findingText(finding)}
          </li>
        ))}
      </ul>
    </details>
  );
}
