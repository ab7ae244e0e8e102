import { useCallback, useMemo } from 'react';
import { drawOf, type RecordChoice } from '../../core/record/InflowRecord.ts';
import type { RecordDraw, Settings } from '../../core/settings/Settings.ts';
import { changeSetting, type Notice } from '../../core/settings/validateSettings.ts';
import { readLink, writeLink, type Page, type ReadLink } from './link.ts';
import type { Movement, MovementState } from '../session/Movement.ts';
import { useStore } from '../session/useStore.ts';
import { takeRecord } from './recordInUse.ts';
import { drawInForce, searchInForce, useLocationSearch } from './useLocationSearch.ts';

/** What of a page is to be another. */
export interface PageChange extends Partial<Page> {
  /** to be in use from now on; null for none */
  readonly record?: RecordChoice | null;
}

export interface PageState {
  /** what the address holds, and how runs draw from the record in use */
  readonly page: Page;
  /** settings in force: the page's, or those under a moving slider */
  readonly settings: Settings;
  readonly isDragging: boolean;
  /** another one also where a movement has ended that was never seen: the page is in force again */
  readonly movement: MovementState;
  readonly notices: readonly Notice[];
  /** what the link tells of itself besides */
  readonly remarks: readonly string[];
  /** in use in this tab; where runs do not draw from it, `draw` is `law` */
  readonly record: RecordChoice | null;
  /** A slider moves: its change counts from the settings before the drag. */
  readonly drag: (change: Partial<Settings>) => void;
  /** A finished change: one history entry, none if nothing changed. */
  readonly commit: (change: Partial<Settings>) => void;
  /**
   * Goes to another page: a tab, a step of the story, an opened file. Settings without a record, as those of a link are,
   * follow the law; the record in use stays at hand.
   */
  readonly go: (change: PageChange) => void;
  /** Takes a record into use, or another way to draw from it; null takes it out of use. One history entry if runs change. */
  readonly setRecord: (record: RecordChoice | null) => void;
}

/** What a link holds, with runs drawn from a record. */
export function readWithRecord(search: string, record: RecordDraw | null): ReadLink {
  const read = readLink(search);
  const { page } = read;
  return { ...read, page: { ...page, settings: { ...page.settings, record } } };
}

/** The page's settings, kept in the address, and its record, kept in the tab; back and forward restore both. */
export function usePage(movement: Movement): PageState {
  const [search, record, push] = useLocationSearch();
  const draw = useMemo(() => drawOf(record), [record]);
  const { page, notices, remarks } = useMemo(() => readWithRecord(search, draw), [search, draw]);
  const movementState = useStore(movement);
  const { moved } = movementState;
  // it belongs to the page that it was begun on: going back drops it
  const dragged = moved !== null && moved.page === page ? moved.settings : null;

  const go = useCallback(
    (change: PageChange) => {
      movement.end();
      const { page: now } = readLink(searchInForce()); // a file takes a while to be read
      const next = writeLink({ ...now, ...change });
      const kept = change.settings?.record === null ? null : drawInForce();
      push(
        next === writeLink(now) ? searchInForce() : next,
        change.record === undefined ? kept : takeRecord(change.record),
      );
    },
    [movement, push],
  );
  const drag = useCallback(
    (change: Partial<Settings>) =>
      movement.move({ page, settings: changeSetting(page.settings, change) }),
    [movement, page],
  );
  const commit = useCallback(
    (change: Partial<Settings>) => go({ settings: changeSetting(page.settings, change) }),
    [page, go],
  );
  const setRecord = useCallback((next: RecordChoice | null) => go({ record: next }), [go]);
  return useMemo(
    () => ({
      page,
      settings: dragged ?? page.settings,
      isDragging: dragged !== null,
      movement: movementState,
      notices,
      remarks,
      record,
      drag,
      commit,
      go,
      setRecord,
    }),
    [movementState, page, dragged, notices, remarks, record, drag, commit, go, setRecord],
  );
}
