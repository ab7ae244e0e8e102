import { useMemo, useState } from 'react';
import { CloseButton, Dialog } from '../../components/Dialog.tsx';
import { FileButton } from '../../components/FileButton.tsx';
import { formatBytes } from '../../components/format.ts';
import { shownText } from '../../components/shownText.ts';
import type { InflowRecord } from '../../core/record/InflowRecord.ts';
import { NILE } from '../../core/record/nile.ts';
import { conversionOf } from '../../core/record/yearsOf.ts';
import { createRecordReads, type WantedReading } from '../../session/records.ts';
import { ReadingView } from '../../views/record/ReadingView.tsx';
import type { PageState } from '../address/usePage.ts';
import { messageOf } from '../page/messageOf.ts';
import { useNewest } from '../session/useNewest.ts';
import { defaultBlock, understand } from '../../views/record/understand.ts';
import { draftOf, EMPTY_DRAFT, typedDraft, type RecordDraft } from './RecordDraft.ts';
import { RecordOffers } from './RecordOffers.tsx';

export interface RecordDialogProps {
  readonly address: PageState;
  readonly draft: RecordDraft;
  readonly onDraft: (draft: RecordDraft) => void;
  readonly onClose: () => void;
}

/** Larger files are not read: they have more lines than a record of inflows. */
const MOST_BYTES = 20e6;

const NILE_TEXT = [
  `# Unit of measure: ${NILE.unit}`,
  'year,volume',
  ...NILE.values.map((value, i) => `${1871 + i},${value}`),
].join('\n');

/** The button that was pressed is gone: the next one has the focus, or what is said where none is offered. */
const bringIntoSight = (section: HTMLElement | null) =>
  (section?.querySelector('button') ?? section)?.focus();

/** Reads a record of inflows, says what it understood, and takes it into use. */
export function RecordDialog({ address, draft, onDraft, onClose }: RecordDialogProps) {
  const [taken, setTaken] = useState<{ draft: RecordDraft; record: InflowRecord } | null>(null);
  const used = taken?.draft === draft ? taken.record : null;
  const change = (next: Partial<RecordDraft>) => onDraft({ ...draft, ...next });

  const { text, file, name, options, firstMonth } = draft;
  const isTooLarge = (file?.size ?? text.length) > MOST_BYTES;
  const wanted = useMemo<WantedReading | null>(() => {
    if (isTooLarge || (file === null && text.trim() === '')) return null;
    return { source: file ?? text, name, options };
  }, [text, file, name, options, isTooLarge]);
  const { done, ended } = useNewest(createRecordReads, wanted);
  const reading = wanted === null ? null : (done?.result ?? null);
  const isCurrent = done?.of === wanted;

  const conversion = draft.conversion ?? conversionOf(reading?.record.unit ?? null);
  const understood = useMemo(
    () => reading && understand(reading.record, { conversion, firstMonth }),
    [reading, conversion, firstMonth],
  );
  const failure = ended !== null && ended.of === wanted ? ended.error : null;
  const error = isTooLarge
    ? `${file === null ? 'The text' : file.name} has ${formatBytes(file?.size ?? text.length)}, and up to ${formatBytes(MOST_BYTES)} are read.`
    : failure !== null
      ? `Not read: ${messageOf(failure)}`
      : (understood?.error ?? null);
  const record = error === null && isCurrent ? (understood?.record ?? null) : null;
  const count = record?.values.filter((value) => value !== null).length ?? 0;

  const use = () => {
    if (record === null) return;
    const draw = address.record?.draw ?? 'law';
    address.setRecord({ record, draw, blockLength: defaultBlock(count) });
    setTaken({ draft, record });
  };
  return (
    <Dialog label="Own inflow record" className="record-dialog" onClose={onClose}>
      <h2>Own inflow record</h2>
      <p className="hint">
        One inflow a year; months and days are summed to years. It stays on this machine: files that
        you save hold it, links never.
      </p>
      <div className="record-input">
        <label htmlFor="record-text">Paste a column of numbers, or a table</label>
        <textarea
          id="record-text"
          rows={6}
          dir="ltr"
          spellCheck={false}
          autoComplete="off"
          wrap="off"
          placeholder={file === null ? '1871, 1120\n1872, 1160\n1873, 963' : ''}
          value={text}
          onChange={(event) => onDraft(typedDraft(draft, event.target.value))}
        />
        {file !== null && (
          <p className="hint">{`From ${shownText(file.name)}, ${formatBytes(file.size)}. What is pasted takes its place.`}</p>
        )}
      </div>
      <div className="buttons">
        <FileButton
          label="Open file"
          inputLabel="File with a record"
          accept=".csv,.txt,.tsv,.rdb,.dat,text/plain,text/csv"
          onOpen={(next) => onDraft(draftOf(next))}
        />
        <button
          type="button"
          className="link"
          onClick={() => onDraft({ ...EMPTY_DRAFT, text: NILE_TEXT, name: NILE.name })}
        >
          Try it with the Nile at Aswan
        </button>
      </div>
      <div role="alert">{error !== null && <p className="error">{error}</p>}</div>
      {failure === null && !isTooLarge && reading !== null && understood !== null && (
        <ReadingView
          reading={reading}
          understood={understood}
          isUsed={used !== null}
          conversion={conversion}
          firstMonth={firstMonth}
          onOptions={(more) => change({ options: { ...options, ...more } })}
          onYears={change}
        />
      )}
      {used !== null && (
        <section
          className="used-record"
          aria-label="The record in use"
          tabIndex={-1}
          ref={bringIntoSight}
        >
          <p role="status">In use.</p>
          <RecordOffers record={used} address={address} />
          <p className="hint">
            Capacity and target are yours to set: in the Design view a press in the plane does it.
            Runs drawn from the record itself are chosen in the form, under the inflow.
          </p>
        </section>
      )}
      <div className="buttons end">
        {used === null && (
          <button type="button" className="primary" aria-disabled={record === null} onClick={use}>
            Use
          </button>
        )}
        <CloseButton />
      </div>
    </Dialog>
  );
}
