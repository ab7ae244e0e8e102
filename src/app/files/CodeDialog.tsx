import { useState } from 'react';
import { CloseButton, Dialog } from '../../components/Dialog.tsx';
import { copyText } from '../../components/copyText.ts';
import { formatCount } from '../../components/format.ts';
import { snippet, type Language } from '../../core/files/snippets.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { failureText } from '../page/messageOf.ts';
import { Equation } from './Equation.tsx';
import { savePython } from './savePython.ts';

export interface CodeDialogProps {
  readonly language: Language;
  readonly run: SimulationRun;
  /** told to the page what was done */
  readonly onSaid: (message: string) => void;
  readonly onClose: () => void;
}

/** The article's loop with a run's settings, beside the equation that it computes, to be copied. */
export function CodeDialog({ language, run, onSaid, onClose }: CodeDialogProps) {
  const code = snippet(language, run.settings);
  const [said, setSaid] = useState('');
  const tell = (text: string) => {
    setSaid(text);
    onSaid(text);
  };
  const copy = (text: string) =>
    copyText(text).then(
      () => tell(`${language} copied.`),
      () => setSaid('The browser did not let the page copy: select the text, and copy it by hand.'),
    );
  const save = () =>
    savePython(run).then(
      (name) => tell(`${name} written.`),
      (error: unknown) => setSaid(failureText('The file was not written', error)),
    );
  const label = `The loop in ${language}`;
  return (
    <Dialog label={label} className="code-dialog" onClose={onClose}>
      <h2>{label}</h2>
      <p className="hint">{noteText(language, run.settings)}</p>
      {code !== null && (
        <div className="code-and-equation">
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls */}
          <pre translate="no" dir="ltr" tabIndex={0} role="region" aria-label={`${language} code`}>
            <code>{code}</code>
          </pre>
          <Equation />
        </div>
      )}
      <div className="buttons">
        {code !== null && (
          <button type="button" className="primary" onClick={() => void copy(code)}>
            Copy
          </button>
        )}
        <button
          type="button"
          disabled={run.digest === null || run.settings.record !== null}
          onClick={() => void save()}
        >
          Download Python
        </button>
        <CloseButton />
      </div>
      <p role="status">{said}</p>
    </Dialog>
  );
}

/** Steps that a loop of an interpreter takes some seconds for. */
const MANY_STEPS = 1e7;

/** What the loop is to the run in sight. */
function noteText(language: Language, { generator, seeding, T, record }: Settings): string {
  if (record !== null) {
    return 'The run in sight is drawn from a record of inflows; the article’s loop draws from the law. So there is no loop to copy, and Download JSON keeps the run.';
  }
  const file = 'Download Python gives the whole experiment in one file, with the same bits.';
  if (seeding === 'shifted') {
    return `The article has no seeding like this one: each chunk enters the same stream ten steps after the one before. So there is no loop to copy. ${file}`;
  }
  const whose =
    generator === 'numpy'
      ? 'It prints the rows, their mean and the last storage: the numbers of the run in sight, but for their last bits.'
      : 'NumPy’s generator stands for the fast streams here: other numbers, of the same law.';
  const slow =
    T > MANY_STEPS
      ? ` ${formatCount(T)} steps take a loop in ${language} minutes to hours, and much memory.`
      : '';
  return `${whose}${slow} ${file}`;
}
