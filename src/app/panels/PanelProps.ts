import type { PageSession } from '../session/PageSession.ts';
import type { PageState } from '../address/usePage.ts';

export interface PanelProps {
  readonly session: PageSession;
  readonly address: PageState;
}

/** The capacity up to which axes reach at least: while a slider moves, they do not shrink. */
export function heldK({ isDragging, page }: PageState): number {
  return isDragging ? page.settings.K : 0;
}
