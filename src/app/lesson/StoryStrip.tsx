import { Fragment, memo, useRef, useState, type MouseEvent } from 'react';
import { type Page, readLink } from '../address/link.ts';
import { useKeys } from '../page/useKeys.ts';
import type { PageSession } from '../session/PageSession.ts';
import { FLAWS } from './flaws.ts';
import { Futures } from './Futures.tsx';
import { CHALLENGES, differences, isSameExperiment, placeOf, STORY, type Place } from './story.ts';

export interface StoryStripProps {
  readonly page: Page;
  readonly go: (page: Partial<Page>) => void;
  readonly session: PageSession;
}

/** Goes to the gallery of flaws further down, without a history entry. */
function showGallery(event: MouseEvent) {
  event.preventDefault();
  const gallery = document.getElementById('flaws');
  gallery?.scrollIntoView();
  gallery?.focus({ preventScroll: true });
}

/** The lesson: a link for each step, two buttons that walk them, and what a step lets you do. */
export const StoryStrip = memo(function StoryStrip({ page, go, session }: StoryStripProps) {
  // away from the links, the step that was last shown stays, and says that it was left
  const place = placeOf(page);
  const [last, setLast] = useState(place?.step ?? -1);
  if (place !== null && place.step !== last) setLast(place.step);
  const current = place?.step ?? last;
  const strip = useRef<HTMLElement>(null);

  const open = (to: string) => {
    const { settings, view } = readLink(to).page;
    go({ settings, view });
  };
  const show = (index: number) => {
    const next = STORY[index];
    if (next === undefined) return;
    setLast(index);
    open(next.link);
  };
  useKeys({ next: () => show(current + 1), back: () => show(current - 1) });
  return (
    <nav className="story" aria-label="Story" ref={strip}>
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
        page={page}
        session={session}
        place={place}
        last={current}
        onOpen={open}
        onReturn={(to) => {
          open(to);
          strip.current?.querySelector<HTMLElement>('.primary')?.focus(); // its own button is gone
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

interface StepTextProps {
  readonly page: Page;
  readonly session: PageSession;
  readonly place: Place | null;
  /** the step that was last shown; -1 if none was */
  readonly last: number;
  readonly onOpen: (link: string) => void;
  readonly onReturn: (link: string) => void;
}

/** What to see at this step, or that what is seen is not of the step any more. */
function StepText({ page, session, place, last, onOpen, onReturn }: StepTextProps) {
  const step = STORY[last];
  if (step === undefined) {
    return (
      <p>
        <strong>A lesson in eight steps.</strong>{' '}
        <span>
          From one reservoir to a thousand futures, computed by all the workers of this machine.
          Press Next.
        </span>
      </p>
    );
  }
  const { title, text, act, control, more, link } = step;
  // what a step asks to be changed is no leaving
  const isStill = place !== null || (control === 'futures' && isSameExperiment(page, link));
  if (!isStill) return <LeftStep page={page} last={last} onReturn={onReturn} />;
  return (
    <p>
      <strong>{`${last + 1}. ${title}.`}</strong>{' '}
      <span>{act !== undefined && place?.isActed ? act.text : text}</span>
      {control === 'run' && (
        <>
          {' '}
          <button type="button" onClick={session.run}>
            Run it
          </button>
        </>
      )}
      {act !== undefined && (
        <>
          {' '}
          <button type="button" onClick={() => onOpen(place?.isActed ? link : act.link)}>
            {place?.isActed ? act.undo : act.label}
          </button>
        </>
      )}
      {control === 'futures' && (
        <>
          {' '}
          <Futures session={session} />
        </>
      )}
      {more === 'challenges' &&
        CHALLENGES.map((each) => (
          <Fragment key={each.label}>
            {' '}
            <button type="button" onClick={() => onOpen(each.link)}>
              {each.label}
            </button>
          </Fragment>
        ))}
      {more === 'gallery' && (
        <>
          {' '}
          <a className="more-flaws" href="#flaws" onClick={showGallery}>
            More traps like this
          </a>
        </>
      )}
    </p>
  );
}

/** A case of the gallery, or that settings are not the step's; and the way back. */
function LeftStep({ page, last, onReturn }: Omit<StepTextProps, 'place' | 'onOpen' | 'session'>) {
  const { title, link } = STORY[last]!;
  const flaw = FLAWS.find((each) => differences(page, each.link) === '');
  return (
    <p>
      <strong>{flaw === undefined ? `${last + 1}. ${title}.` : `${flaw.title}.`}</strong>{' '}
      <span>
        {flaw?.text ?? `What you see is not this step: ${differences(page, link)} changed.`}
      </span>{' '}
      <button type="button" onClick={() => onReturn(link)}>
        {`Return to step ${last + 1}`}
      </button>
    </p>
  );
}
