import { plural } from '../components/format.ts';
import type { Finding } from '../core/self-check/selfCheck.ts';
import { findingText } from './selfCheckText.ts';

export interface SelfCheckProps {
  /** of the run in sight; null while there are none */
  readonly findings: readonly Finding[] | null;
  /** whether they are to come */
  readonly isBusy: boolean;
}

/** One quiet line: that the run and the program agree with what is known of them. It can be opened. */
export function SelfCheck({ findings, isBusy }: SelfCheckProps) {
  if (findings === null) {
    return <p className="self-check">{isBusy ? 'Self-check …' : 'Self-check: not done'}</p>;
  }
  const wrong = findings.filter(({ isGood }) => !isGood).length;
  return (
    <details className={wrong === 0 ? 'self-check' : 'self-check failed'}>
      <summary>
        {wrong === 0
          ? `Self-check: ${plural(findings.length, 'check')} passed`
          : `Self-check: ${wrong} of ${findings.length} failed`}
      </summary>
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
