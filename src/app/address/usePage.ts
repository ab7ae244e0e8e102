import { useCallback, useMemo, useState } from 'react';
import type { Settings } from '../../core/settings/Settings.ts';
import { changeSetting, type Notice } from '../../core/settings/validateSettings.ts';
import { readLink, writeLink, type Page } from './link.ts';
import { searchInForce, useLocationSearch } from './useLocationSearch.ts';

export interface PageState {
  /** what the address holds */
  readonly page: Page;
  /** settings in force: the page's, or those under a moving slider */
  readonly settings: Settings;
  readonly isDragging: boolean;
  readonly notices: readonly Notice[];
  /** what the link tells of itself besides */
  readonly remarks: readonly string[];
  /** A slider moves: its change counts from the settings before the drag. */
  readonly drag: (change: Partial<Settings>) => void;
  /** A finished change: one history entry, none if nothing changed. */
  readonly commit: (change: Partial<Settings>) => void;
  /** Goes to another page: a tab, a step of the story, an opened file. */
  readonly go: (page: Partial<Page>) => void;
}

/** The page's settings, kept in the address; back and forward restore them. */
export function usePage(): PageState {
  const [search, push] = useLocationSearch();
  const { page, notices, remarks } = useMemo(() => readLink(search), [search]);
  const [draft, setDraft] = useState<{ search: string; settings: Settings } | null>(null);
  // a draft belongs to the address it was begun on: going back drops it
  const dragged = draft !== null && draft.search === search ? draft.settings : null;

  const go = useCallback(
    (change: Partial<Page>) => {
      setDraft(null);
      const { page: now } = readLink(searchInForce()); // a file takes a while to be read
      const next = writeLink({ ...now, ...change });
      if (next !== writeLink(now)) push(next);
    },
    [push],
  );
  const drag = useCallback(
    (change: Partial<Settings>) =>
      setDraft({ search, settings: changeSetting(page.settings, change) }),
    [search, page],
  );
  const commit = useCallback(
    (change: Partial<Settings>) => go({ settings: changeSetting(page.settings, change) }),
    [page, go],
  );
  return useMemo(
    () => ({
      page,
      settings: dragged ?? page.settings,
      isDragging: dragged !== null,
      notices,
      remarks,
      drag,
      commit,
      go,
    }),
    [page, dragged, notices, remarks, drag, commit, go],
  );
}
