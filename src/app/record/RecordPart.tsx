import { useMemo, useState } from 'react';
import { DEFAULT_LABELS, useLabels } from '../../components/labels.ts';
import { sequentPeak } from '../../core/design/sequentPeak.ts';
import type { DesignQuestion } from '../../core/design/designAnswer.ts';
import { behaviour } from '../../core/record/behaviour.ts';
import { firmYield } from '../../core/record/firmYield.ts';
import { fittedLaw } from '../../core/record/fittedLaw.ts';
import { normalPlot } from '../../core/record/normalPlot.ts';
import { inflowOf } from '../../core/reservoir/inflow.ts';
import { createRecordLaws } from '../../session/records.ts';
import { RecordView } from '../../views/record/RecordView.tsx';
import type { PageState } from '../address/usePage.ts';
import type { PageSession } from '../session/PageSession.ts';
import { resultFor, useNewest } from '../session/useNewest.ts';
import { RecordOffers } from './RecordOffers.tsx';
import type { RecordDesign } from './useRecordDesign.ts';

export interface RecordPartProps {
  readonly session: PageSession;
  readonly address: PageState;
  readonly design: RecordDesign;
  /** of the design in sight */
  readonly question: DesignQuestion;
}

/** The record in use, folded: nothing of it is computed until it is opened. */
export function RecordPart(props: RecordPartProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className="record-part"
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>The record</summary>
      {isOpen && <OpenRecord {...props} />}
    </details>
  );
}

function OpenRecord({ session, address, design, question }: RecordPartProps) {
  const { choice, statistics, inflows } = design;
  const { record } = choice;
  const { settings } = address;
  const labels = useLabels();
  const unit = labels.unit === DEFAULT_LABELS.unit ? (record.unit ?? labels.unit) : labels.unit;
  const values = useMemo(() => record.values.filter((value) => value !== null), [record]);
  const plot = useMemo(() => normalPlot(values), [values]);
  const fit = useMemo(() => fittedLaw(statistics.moments), [statistics]);

  const count = inflows.length;
  const wanted = useMemo(
    () => ({
      question: { ...question, goal: { measure: 'run' as const, years: count } },
      count: values.length,
    }),
    [question, count, values],
  );
  const laws = useNewest(() => createRecordLaws(session.pool), wanted);
  const law = resultFor(laws, wanted);

  const { K, mu, sigma, target, rho } = settings;
  const through = useMemo(() => {
    if (target === 0) return null;
    return {
      behaviour: behaviour(inflows, { K, target }),
      peak: sequentPeak(inflows, target, 1),
      firmYield: firmYield(inflows, K - target, 1),
    };
  }, [inflows, K, target]);
  const resilience = rho === 0 && target > 0 ? inflowOf({ mu, sigma }).shareFrom(target) : null;
  return (
    <>
      <RecordOffers record={record} address={address} />
      <RecordView
        record={record}
        statistics={statistics}
        unit={unit}
        reservoir={{ K, target }}
        plot={plot}
        bound={law?.bound ?? laws.done?.result.bound ?? null}
        fit={fit}
        through={through && { ...through, missing: law?.answer.present ?? null, resilience }}
      />
    </>
  );
}
