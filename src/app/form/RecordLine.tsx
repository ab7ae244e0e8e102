import { createPortal } from 'react-dom';
import { useRef, useState, type ReactNode } from 'react';
import { Choice } from '../../components/Choice.tsx';
import { checkTyped } from '../../components/checkTyped.ts';
import { NumberInput } from '../../components/NumberInput.tsx';
import { formatSetting, plural } from '../../components/format.ts';
import { shownText } from '../../components/shownText.ts';
import type { Draw, InflowRecord, RecordChoice } from '../../core/record/InflowRecord.ts';
import { whole } from '../../core/settings/validateSettings.ts';
import type { PageState } from '../address/usePage.ts';
import { preloadable } from '../page/preloadable.tsx';
import type { RecordDialogProps } from '../record/RecordDialog.tsx';
import { draftOf, EMPTY_DRAFT } from '../record/RecordDraft.ts';
import type { PageSession } from '../session/PageSession.ts';
import { useStore } from '../session/useStore.ts';
import type { OtherField } from './Fold.tsx';

export interface RecordLineProps {
  readonly session: PageSession;
  readonly address: PageState;
}

const RecordDialog = preloadable<RecordDialogProps>(
  async () => (await import('../record/RecordDialog.tsx')).RecordDialog,
  () => null,
);

const DRAWS: readonly { readonly value: Draw; readonly label: string }[] = [
  { value: 'law', label: 'The law of μ and σ' },
  { value: 'years', label: 'Years drawn from the record' },
  { value: 'blocks', label: 'Blocks of years' },
];

/** Where the inflow comes from, in one line; with a record in use, how runs draw from it. */
export function RecordLine({ session, address }: RecordLineProps) {
  const { record: choice, setRecord } = address;
  const { rho } = address.settings;
  const opened = useStore(session.recordDialog);
  const [draft, setDraft] = useState(EMPTY_DRAFT); // what was pasted is there again when the dialog is
  const [seen, setSeen] = useState(opened);
  if (seen !== opened) {
    setSeen(opened);
    if (opened !== null && opened.file !== null) setDraft(draftOf(opened.file)); // it was dropped
  }
  const openButton = useRef<HTMLButtonElement>(null);
  const remove = () => {
    setRecord(null);
    openButton.current?.focus(); // the button that was pressed goes
  };
  return (
    <section className="group record-line" aria-label="Inflow">
      {choice !== null && <span>{nameOf(choice.record)}</span>}
      <div className="record-of">
        {choice === null ? (
          <span>{`Inflow: normal, cut at 0${rho === 0 ? '' : `, ρ = ${formatSetting(rho)}`}`}</span>
        ) : (
          <button type="button" onClick={remove}>
            Remove the record
          </button>
        )}
        <button
          ref={openButton}
          type="button"
          aria-haspopup="dialog"
          onPointerEnter={RecordDialog.preload}
          onFocus={RecordDialog.preload}
          onClick={() => session.recordDialog.set({ file: null })}
        >
          Own record…
        </button>
      </div>
      {choice !== null && (
        <Choice
          label="Inflow from"
          value={choice.draw}
          options={DRAWS}
          onChange={(draw) => setRecord({ ...choice, draw })}
        />
      )}
      {choice?.draw === 'blocks' && (
        <BlockLength choice={choice} address={address} session={session} />
      )}
      {opened !== null && (
        <OverPage>
          <RecordDialog
            address={address}
            draft={draft}
            onDraft={setDraft}
            onClose={() => session.recordDialog.set(null)}
          />
        </OverPage>
      )}
    </section>
  );
}

/** Outside of the form, which is hidden where the page presents. */
function OverPage({ children }: { readonly children: ReactNode }) {
  return createPortal(children, document.body);
}

interface BlockLengthProps extends RecordLineProps {
  readonly choice: RecordChoice;
}

function BlockLength({ choice, address, session }: BlockLengthProps) {
  const count = choice.record.values.filter((value) => value !== null).length;
  const most = Math.max(1, Math.floor(count / 4));
  const rule = { allowed: `1 to ${most}, whole`, schema: whole(1, most) };
  return (
    <div className="field">
      <label htmlFor="block-length">Block length</label>
      <NumberInput
        id="block-length"
        label="Block length"
        value={choice.blockLength}
        check={(text) => checkTyped(rule, text)}
        onCommit={(blockLength) => address.setRecord({ ...choice, blockLength })}
        onError={(error) => session.messages.failField('block length' satisfies OtherField, error)}
      />
    </div>
  );
}

function nameOf({ name, values, step }: InflowRecord): string {
  return `My record: ${shownText(name)}, ${plural(values.length, step ?? 'value')}`;
}
