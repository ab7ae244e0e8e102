import { useEffect } from 'react';
import type { PageSession } from '../session/PageSession.ts';
import type { Challenge } from './story.ts';

/** As long as a challenge is in sight its chunks are measured as set, if it asks so; then as before. */
export function useChallengePlan({ plan }: PageSession, challenge: Challenge | undefined): void {
  const asks = challenge?.keepsChunks ?? false;
  useEffect(() => {
    if (!asks) return;
    const { keepsChunks = false } = plan.state();
    plan.set({ ...plan.state(), keepsChunks: true });
    return () => plan.set({ ...plan.state(), keepsChunks });
  }, [plan, asks]);
}
