import { Translatable } from '../../components/Translatable.tsx';
import type { CheckState, Finding } from '../../core/self-check/selfCheck.ts';
import { findingText, summaryText } from './selfCheckText.ts';

export interface SelfCheckProps {
  /** of the run in sight; null while there are none */
  readonly findings: readonly Finding[] | null;
  /** whether they are to come */
  readonly isBusy: boolean;
}

const SIGNS: Record<CheckState, string> = { passed: '✓', failed: '✗', 'not possible': '–' };

/** One quiet line: that the run and the program agree with what is known of them, as far as it can be checked. It can be opened. */
export function SelfCheck({ findings, isBusy }: SelfCheckProps) {
  if (findings === null) {
    return <p className="self-check">{isBusy ? 'Self-check …' : 'Self-check: not done'}</p>;
  }
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
