import type { Settings } from '../../core/settings/Settings.ts';
import type { PageSession } from '../session/PageSession.ts';
import type { PageState } from '../address/usePage.ts';

export interface PanelProps {
  readonly session: PageSession;
  readonly address: PageState;
}

/** The settings from before a slider was taken up: while it moves, axes do not shrink below them. */
export function heldSettings({ isDragging, page }: PageState): Settings | null {
  return isDragging ? page.settings : null;
}
