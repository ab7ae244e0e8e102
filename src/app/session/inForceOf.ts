import type { InForce } from '../../session/Session.ts';
import { workersOf } from '../address/link.ts';
import type { PageState } from '../address/usePage.ts';
import { VIEWS } from '../address/views.ts';

/** What of the page the session follows. */
export function inForceOf({
  page,
  settings,
  isDragging,
}: Pick<PageState, 'page' | 'settings' | 'isDragging'>): InForce {
  return { settings, isDragging, workers: workersOf(page), asks: VIEWS[page.view].asks };
}
