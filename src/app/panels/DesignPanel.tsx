import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import * as v from 'valibot';
import { checkTyped } from '../../components/checkTyped.ts';
import { from } from '../../core/settings/validateSettings.ts';
import { createFutures } from '../../session/designs.ts';
import { DesignView } from '../../views/design/DesignView.tsx';
import { defaultTop, planeOf } from '../../views/design/designPlane.ts';
import { PAGE_RULES, workersOf } from '../address/link.ts';
import { messageOf } from '../page/messageOf.ts';
import { RecordPart } from '../record/RecordPart.tsx';
import { useRecordDesign } from '../record/useRecordDesign.ts';
import { useNewest } from '../session/useNewest.ts';
import { useShown, useStore } from '../session/useStore.ts';
import type { PanelProps } from './PanelProps.ts';

const PERCENT_RULE = { allowed: '50 to 99.99 (%)', schema: from(50, 99.99) };
const TOP_RULE = {
  allowed: 'more than 0, up to 1e9; nothing for as far as it reaches by itself',
  schema: v.pipe(from(0, 1e9), v.gtValue(0)),
};

/** What an empty field of the greatest active storage stands for. */
const BY_ITSELF = 0;

/** The view of storage, yield and reliability: it needs no run, but for the futures that it is held against. */
export function DesignPanel({ session, address }: PanelProps) {
  const { page, settings, isDragging, go, drag, commit } = address;
  const { designs, designTop } = session;
  const [dragged, setDragged] = useState<number | null>(null);
  const keys = useMemo(
    () => (dragged === null ? page.design : { ...page.design, reliability: dragged }),
    [page.design, dragged],
  );
  const chosenTop = useStore(designTop);
  const top =
    chosenTop ?? Math.max(defaultTop(settings), isDragging ? defaultTop(page.settings) : 0);
  const isMoving = isDragging || dragged !== null;
  const workers = workersOf(page);
  const { K, mu, sigma, target, rho } = settings;
  const { reliability, measure, years } = keys;
  const wanted = useMemo(
    () => ({
      question: { reservoir: { K, mu, sigma, target, rho }, goal: { measure, years }, reliability },
      top,
      isMoving,
      workers,
    }),
    [K, mu, sigma, target, rho, measure, years, reliability, top, isMoving, workers],
  );
  // before the page is seen, as the session follows it
  useLayoutEffect(() => designs.want(wanted), [designs, wanted]);
  useEffect(() => () => designs.drop(), [designs]);
  const { running, done, ended } = useStore(designs);

  const shown = useShown(session);
  const wantedFutures = useMemo(
    () =>
      measure === 'run' && shown !== null && !isMoving ? { settings: shown.settings, years } : null,
    [measure, shown, isMoving, years],
  );
  const found = useNewest(() => createFutures(session.pool), wantedFutures);
  const lost = found.running === null ? (found.ended?.error ?? null) : null;

  const { right } = planeOf(settings, [target, page.settings.target], top);
  const ofRecord = useRecordDesign(session, address.record, wanted.question, {
    right,
    rho: settings.rho,
    isMoving,
  });

  const failed = ended !== null && ended.error !== null && ended.of === wanted;
  return (
    <DesignView
      design={running?.progress ?? done?.result ?? null}
      problem={failed ? `Not solved. ${messageOf(ended.error)}` : null}
      settings={settings}
      committed={page.settings}
      keys={keys}
      committedKeys={page.design}
      top={top}
      futures={lost === null ? (found.done?.result ?? null) : null}
      futuresProblem={lost === null ? null : `Not found. ${messageOf(lost)}`}
      hasRun={shown !== null}
      overlay={ofRecord?.overlay ?? null}
      warning={ofRecord?.warning ?? null}
      check={{
        reliability: (text) => checkTyped(PERCENT_RULE, text.replace(/\s*%\s*$/, '')),
        years: (text) => checkTyped(PAGE_RULES.years, text),
        top: (text) => (text.trim() === '' ? { value: BY_ITSELF } : checkTyped(TOP_RULE, text)),
      }}
      onDrag={drag}
      onCommit={commit}
      onDragReliability={setDragged}
      onKeys={(change) => {
        setDragged(null);
        go({ design: { ...page.design, ...change } });
      }}
      onTop={(next) => designTop.set(next === BY_ITSELF ? null : next)}
      onFieldError={session.messages.failField}
    >
      {ofRecord !== null && (
        <RecordPart
          session={session}
          address={address}
          design={ofRecord}
          question={wanted.question}
        />
      )}
    </DesignView>
  );
}
