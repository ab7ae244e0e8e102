import { readLink } from '../address/link.ts';
import { useStore } from '../session/useStore.ts';
import { Futures } from './Futures.tsx';
import { FLAWS } from './flaws.ts';
import { END, isOf } from './steps.ts';
import type { StepTextProps } from './StepText.tsx';
import { challengeOf, differences, STORY } from './story.ts';

/** A case of the gallery, a challenge, or that settings are not the step's; and the way back. */
export function LeftStep({ address, session, lesson, onReturn }: StepTextProps) {
  const { page } = address;
  const { title, link } = STORY[lesson.step]!;
  const challenge = lesson.step === END ? challengeOf(page) : undefined;
  const known = challenge ?? FLAWS.find((each) => isOf(page, each.link));
  const raced = useStore(session.lab, ({ race, isRunning }) => (isRunning ? null : race));
  const back = (
    <button type="button" className="return" onClick={() => onReturn(link)}>
      {`Return to step ${lesson.step + 1}`}
    </button>
  );
  if (known === undefined) {
    return (
      <p>
        <strong>{`${lesson.step + 1}. ${title}.`}</strong>{' '}
        <span>{`What you see is not this step: ${differences(page, link)} changed.`}</span>{' '}
        <span>{back}</span>
      </p>
    );
  }
  if (challenge?.control === 'futures') {
    return (
      <Futures {...{ address, session, text: known.text, heading: `${known.title}.` }}>
        {back}
      </Futures>
    );
  }
  const { after, answer } = challenge ?? {};
  // as it was set at first, or already in another way
  const first = readLink(known.link).page.settings.chunks;
  const isMeasured = raced?.settings.chunks === first || page.settings.chunks !== first;
  const isAnswered =
    after !== undefined && page.view === answer && (answer !== 'timing' || isMeasured);
  return (
    <p>
      <strong>{`${known.title}.`}</strong> <span>{isAnswered ? after : known.text}</span>{' '}
      <span>{back}</span>
    </p>
  );
}
