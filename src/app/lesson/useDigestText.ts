import type { LanesState } from '../../session/Lanes.ts';
import type { PageSession } from '../session/PageSession.ts';
import { useShown, useStore } from '../session/useStore.ts';
import { isOf } from './steps.ts';

/** Of a step that is run twice, what the newest run came to, and what to do next; null before the first is over. */
export function useDigestText(session: PageSession, link: string): string | null {
  const run = useShown(session);
  const lanes = useStore(session.lanes);
  return run === null || !isOf(run, link) ? null : digestText(run, lanes);
}

export function digestText(
  { digest }: { readonly digest: string | null },
  lanes: LanesState | null,
): string | null {
  if (digest === null) return null;
  const end = `…${digest.slice(-4)}`;
  const isLost = lanes?.isLive === false && lanes.log.losses.length > 0;
  if (!isLost) {
    return `The digest of all bits is ${end}. Run it again, and press ✕ on a lane meanwhile: will it be another?`;
  }
  return lanes.isSame
    ? `The same digest ${end} ✓, so the same bits: another worker ran the lost job again.`
    : `With a worker lost the digest is ${end}. Run it again: will it be another?`;
}
