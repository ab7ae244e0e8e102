import { memo, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { type Page, readLink } from '../address/link.ts';
import { STORY, storyStepOf } from './story.ts';

export interface StoryStripProps {
  readonly page: Page;
  readonly go: (page: Partial<Page>) => void;
}

/** Goes to the gallery of flaws further down, without a history entry. */
function showGallery(event: MouseEvent) {
  event.preventDefault();
  const gallery = document.getElementById('flaws');
  gallery?.scrollIntoView();
  gallery?.focus({ preventScroll: true });
}

/** The lesson: seven links, and two buttons that walk them. */
export const StoryStrip = memo(function StoryStrip({ page, go }: StoryStripProps) {
  // away from the links, the step that was last shown stays
  const here = storyStepOf(page);
  const [last, setLast] = useState(here);
  if (here !== -1 && here !== last) setLast(here);
  const current = here === -1 ? last : here;
  const step = STORY[current];

  const show = (index: number) => {
    const next = STORY[index];
    if (next === undefined) return;
    const { settings, view } = readLink(next.link).page;
    setLast(index);
    go({ settings, view });
  };
  // what a presenter's clicker sends
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { PageDown: 1, PageUp: -1 }[event.key];
    if (move === undefined) return;
    event.preventDefault();
    show(current + move);
  };
  return (
    <nav className="story" aria-label="Story">
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
      <p>
        {step === undefined ? (
          <>
            <strong>A lesson in seven steps.</strong>{' '}
            <span>
              From one reservoir to a thousand futures, computed by all the workers of this machine.
              Press Next.
            </span>
          </>
        ) : (
          <>
            <strong>{`${current + 1}. ${step.title}.`}</strong> <span>{step.text}</span>
            {step.hasGallery && page.view === 'independence' && (
              <>
                {' '}
                <a className="more-flaws" href="#flaws" onClick={showGallery}>
                  More such cases
                </a>
              </>
            )}
          </>
        )}
      </p>
      <div className="buttons">
        <button
          type="button"
          aria-disabled={current <= 0}
          onClick={() => show(current - 1)}
          onKeyDown={onKeyDown}
        >
          Back
        </button>
        <button
          type="button"
          className="primary"
          aria-disabled={current === STORY.length - 1}
          onClick={() => show(current + 1)}
          onKeyDown={onKeyDown}
        >
          Next
        </button>
      </div>
    </nav>
  );
});
