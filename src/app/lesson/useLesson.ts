import { useEffect, useMemo, useState } from 'react';
import type { Page } from '../address/link.ts';
import { keepStep, stepInForce } from '../address/useLocationSearch.ts';
import { END, placeOf, stepOf, type Place } from './steps.ts';

export interface Lesson {
  /** where the page is in it; null: at no step */
  readonly place: Place | null;
  /** the step that the page is at, or was made at, or whose challenge its link is; -1: none */
  readonly step: number;
  /** whether the form is folded; null: outside of the lesson it never is */
  readonly isFolded: boolean | null;
  readonly fold: (isFolded: boolean) => void;
}

/**
 * The lesson goes on away from its links too, until the settings are as the page opens: each entry of the history
 * holds the step that it was made at, so Back, Forward and a reload come to it. Its steps hold their own
 * controls, so the form is folded, but at the end, where one goes on alone; what the user does with it stays.
 */
export function useLesson(page: Page): Lesson {
  const made = stepInForce();
  const place = useMemo(() => placeOf(page), [page]);
  const step = useMemo(() => stepOf(page, place, made), [page, place, made]);
  const [last, setLast] = useState(-1);
  const [chosen, choose] = useState<boolean | null>(null);
  useEffect(() => keepStep(step), [step]);
  if (step !== last) {
    setLast(step);
    if (step === -1) choose(null);
  }
  const isFolded = step === -1 ? null : (chosen ?? step < END);
  return { place, step, isFolded, fold: choose };
}
