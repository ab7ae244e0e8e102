import { useEffect, useMemo, useState } from 'react';
import { CloseButton, Dialog } from '../../components/Dialog.tsx';
import { Table } from '../../components/DataTable.tsx';
import { formatCount, formatNumber, plural } from '../../components/format.ts';
import type { Metric } from '../../core/metrics/Metric.ts';
import { stepMetrics, type MetricName } from '../../core/metrics/metrics.ts';
import { SAME_AS_OTHERS } from '../../core/self-check/selfCheck.ts';
import { SETTINGS_KEYS } from '../../core/settings/validateSettings.ts';
import type { LawTable } from '../../core/theory/LawTable.ts';
import { formatMeasure, MEASURES } from '../../views/distribution/measureTexts.ts';
import { solveLaw } from '../../workers/run/analyseRun.ts';
import { checkProbes, type ProbeState } from '../../workers/run/checkProbes.ts';
import { messageOf } from '../page/messageOf.ts';
import type { LongFile, PageSession } from '../session/PageSession.ts';
import { drawSome } from './drawSome.ts';
import { lawText, probesText } from './longResultText.ts';

/** Probes that are made again. */
const CHECKED = 20;

export interface LongResultDialogProps {
  readonly session: PageSession;
  readonly file: LongFile;
  readonly onClose: () => void;
}

/** A result of more steps than the page makes: shown, not run; what of it can be made again is. */
export function LongResultDialog({ session, file, onClose }: LongResultDialogProps) {
  const { name, settings, digest, result } = file;
  const { pool } = session;
  const [states, setStates] = useState<readonly ProbeState[] | null>(null);
  const [law, setLaw] = useState<LawTable | null | undefined>(undefined);
  const [failure, setFailure] = useState('');
  useEffect(() => {
    const gone = new AbortController();
    const { signal } = gone;
    const fail = (error: unknown) => {
      if (!signal.aborted) setFailure(`It could not be checked: ${messageOf(error)}`);
    };
    checkProbes(pool, settings, drawSome(result.probes, CHECKED), signal).then(setStates, fail);
    solveLaw(pool, settings, signal).then(setLaw, fail);
    return () => gone.abort(new DOMException('closed', 'AbortError'));
  }, [pool, settings, result]);
  const metrics = useMemo(() => {
    const told = stepMetrics({ settings, summary: result.summary }, law ?? null);
    const entries = Object.entries(told) as [MetricName, Metric][];
    return entries.filter(([each]) => !SAME_AS_OTHERS.includes(each));
  }, [settings, result, law]);
  const steps = formatCount(settings.T);
  return (
    <Dialog label="A longer run" className="code-dialog" onClose={onClose}>
      <h2>{`${steps} steps: shown, not run`}</h2>
      <p className="hint" translate="no">
        {`${name}: ${SETTINGS_KEYS.map((key) => `${key} = ${settings[key]}`).join(', ')}`}
      </p>
      {settings.record !== null && (
        <p>{`Drawn from a record of ${plural(settings.record.values.length, 'value')}.`}</p>
      )}
      <div role="status">
        <p>{failure === '' ? probesText(states, result.probes.length) : failure}</p>
        <p>
          {law === undefined
            ? 'The exact law is being solved.'
            : lawText(law, Object.fromEntries(metrics))}
        </p>
        <p>{`Not checked: the digest ${digest} of the whole path, and all other steps.`}</p>
      </div>
      <Table
        caption="What the file says, beside the exact law"
        columns={['Measure', 'In the file', 'Expected', 'z']}
        rows={metrics.map(([each, { estimate, expected, standardError, z }]) => [
          MEASURES[each].label,
          formatMeasure(each, estimate, standardError),
          formatMeasure(each, expected, standardError),
          z === null ? '–' : formatNumber(z, 3),
        ])}
      />
      <div className="buttons">
        <CloseButton />
      </div>
    </Dialog>
  );
}
