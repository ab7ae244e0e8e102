import { Futures } from './Futures.tsx';
import { FLAWS } from './flaws.ts';
import { isOf, STEPS } from './steps.ts';
import type { StepTextProps } from './StepText.tsx';
import { CHALLENGES, differences, isSameExperiment, STORY, type Case } from './story.ts';

/** A case of the gallery, a challenge, or that settings are not the step's; and the way back. */
export function LeftStep({ address, session, lesson, onReturn }: StepTextProps) {
  const { page } = address;
  const { title, link } = STORY[lesson.step]!;
  const isEnd = lesson.step === STEPS.length - 1;
  const cases: readonly Case[] = [...CHALLENGES, ...FLAWS];
  const known =
    cases.find((each) => isOf(page, each.link)) ??
    // it asks for another reservoir
    cases.find((each) => isEnd && each.control && isSameExperiment(page, each.link));
  const back = (
    <button type="button" onClick={() => onReturn(link)}>
      {`Return to step ${lesson.step + 1}`}
    </button>
  );
  if (known?.control === 'futures') {
    return (
      <Futures {...{ address, session, text: known.text, heading: `${known.title}.` }}>
        {back}
      </Futures>
    );
  }
  return (
    <p>
      <strong>{known === undefined ? `${lesson.step + 1}. ${title}.` : `${known.title}.`}</strong>{' '}
      <span>
        {known?.text ?? `What you see is not this step: ${differences(page, link)} changed.`}
      </span>{' '}
      <span>{back}</span>
    </p>
  );
}
