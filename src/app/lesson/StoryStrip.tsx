import { memo, useRef } from 'react';
import { readLink } from '../address/link.ts';
import type { PageState } from '../address/usePage.ts';
import { useKeys } from '../page/useKeys.ts';
import type { PageSession } from '../session/PageSession.ts';
import type { Span } from '../../components/span.ts';
import { zoomedTo } from '../session/useZoomedSpan.ts';
import { StepText } from './StepText.tsx';
import { challengeOf, STORY } from './story.ts';
import type { Lesson } from './useLesson.ts';
import { useChallengePlan } from './useChallengePlan.ts';
import { useOldPicture } from './useOldPicture.ts';

export interface StoryStripProps {
  readonly address: PageState;
  readonly session: PageSession;
  readonly lesson: Lesson;
}

/** The lesson: a link for each step, two buttons that walk them, and what a step lets you do. */
export const StoryStrip = memo(function StoryStrip({ address, session, lesson }: StoryStripProps) {
  const { step: current } = lesson;
  useOldPicture(session, address);
  useChallengePlan(session, current === STORY.length - 1 ? challengeOf(address.page) : undefined);
  const strip = useRef<HTMLElement>(null);
  const open = (to: string, zoom: Span | null = null) => {
    const { settings, view } = readLink(to).page;
    session.zoom.set(zoomedTo(settings, zoom));
    address.go({ settings, view });
  };
  const focusNext = () => strip.current?.querySelector<HTMLElement>('.primary')?.focus();
  const show = (index: number) => {
    const next = STORY[index];
    if (next === undefined) return;
    const { activeElement } = document;
    open(next.link);
    requestAnimationFrame(() => {
      if (activeElement?.checkVisibility() === false) focusNext(); // folded, or gone with the step
      const nav = strip.current;
      // a key was pressed far below
      if (nav !== null && nav.getBoundingClientRect().bottom <= 0) nav.scrollIntoView();
    });
  };
  useKeys({ next: () => show(current + 1), back: () => show(current - 1) });
  return (
    <nav className="story" aria-label="Story" data-step={current + 1} ref={strip}>
      <ol>
        {STORY.map(({ title, link }, index) => (
          <li key={title}>
            <a
              href={link}
              title={title}
              aria-label={`${index + 1}. ${title}`}
              aria-current={index === current ? 'step' : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                show(index);
              }}
            >
              {index + 1}
            </a>
          </li>
        ))}
      </ol>
      <StepText
        address={address}
        session={session}
        lesson={lesson}
        onOpen={open}
        onChallenge={({ link }) => {
          open(link);
          requestAnimationFrame(() =>
            strip.current?.querySelector<HTMLElement>('.return')?.focus({ preventScroll: true }),
          ); // its own button is gone
        }}
        onReturn={(to) => {
          open(to);
          focusNext(); // its own button is gone
        }}
      />
      <div className="buttons">
        <button type="button" aria-disabled={current <= 0} onClick={() => show(current - 1)}>
          Back
        </button>
        <button
          type="button"
          className="primary"
          aria-disabled={current === STORY.length - 1}
          onClick={() => show(current + 1)}
        >
          Next
        </button>
      </div>
    </nav>
  );
});
