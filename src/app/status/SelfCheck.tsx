import { Translatable } from '../../components/Translatable.tsx';
import type { CheckState, Finding } from '../../core/self-check/selfCheck.ts';
import { findingText, summaryText } from './selfCheckText.ts';

export interface SelfCheckProps {
  /** of the run in sight */
  readonly findings: readonly Finding[];
}

const SIGNS: Record<CheckState, string> = { passed: '✓', failed: '✗', 'not possible': '–' };

/** One quiet line: that the run and the program agree with what is known of them, as far as it can be checked. It can be opened. */
export function SelfCheck({ findings }: SelfCheckProps) {
  const isWrong = findings.some(({ state }) => state === 'failed');
  return (
    <details className={isWrong ? 'self-check failed' : 'self-check'}>
      <summary>{summaryText(findings)}</summary>
      <ul>
        {findings.map((finding) => (
          <li key={finding.kind} className={finding.state === 'failed' ? 'failed' : undefined}>
            <Translatable text={`${SIGNS[finding.state]} ${findingText(finding)}`} />
          </li>
        ))}
      </ul>
    </details>
  );
}
