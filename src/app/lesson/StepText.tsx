import type { MouseEvent, ReactNode } from 'react';
import type { Span } from '../../components/span.ts';
import { Choice } from '../../components/Choice.tsx';
import type { PageState } from '../address/usePage.ts';
import type { PageSession } from '../session/PageSession.ts';
import { useShown } from '../session/useStore.ts';
import { Futures } from './Futures.tsx';
import { LeftStep } from './LeftStep.tsx';
import { RunIt } from './RunIt.tsx';
import { isOf } from './steps.ts';
import { CHALLENGES, isSameExperiment, STORY, type Challenge } from './story.ts';
import { useDigestText } from './useDigestText.ts';
import { useIsDone } from './useIsDone.ts';
import type { Lesson } from './useLesson.ts';

export interface StepTextProps {
  readonly address: PageState;
  readonly session: PageSession;
  readonly lesson: Lesson;
  /** @param zoom - the steps to be shown, where they are few of many */
  readonly onOpen: (link: string, zoom?: Span) => void;
  readonly onChallenge: (challenge: Challenge) => void;
  readonly onReturn: (link: string) => void;
}

/** What to see at this step and what to do in it, or that what is seen is not of the step any more. */
export function StepText(props: StepTextProps) {
  const { lesson, address } = props;
  const step = STORY[lesson.step];
  if (step === undefined) {
    return (
      <p>
        <strong>A lesson in eight steps, and challenges.</strong>{' '}
        <span>
          From one reservoir to a thousand futures, by all the workers of this machine. Press Next.
        </span>
      </p>
    );
  }
  // what a step asks to be changed is no leaving
  const isStill =
    lesson.place !== null ||
    (step.control === 'futures' && isSameExperiment(address.page, step.link));
  return isStill ? <StepItself {...props} step={step} /> : <LeftStep {...props} />;
}

function StepItself(props: StepTextProps & { readonly step: (typeof STORY)[number] }) {
  const { address, session, lesson, onOpen, onChallenge, step } = props;
  const { present } = address.page;
  const { title, act, acted, control, after, more, link } = step;
  const text = (present ? step.presented : undefined) ?? step.text;
  const isActed = lesson.place?.isActed ?? false;
  const isDone = useIsDone(session, link, after?.once ?? null);
  const heading = `${lesson.step + 1}. ${title}.`;
  const digest = useDigestText(session, link);
  const run = useShown(session);
  const isThere = control !== 'run' || (run !== null && isOf(run, link));
  const said =
    (act && isActed && isThere ? act.text : after && isDone ? after.text : null) ??
    (control === 'twice' ? digest : null) ??
    text;
  // of a run that is not there yet nothing else can be shown
  const isDisabled = control === 'run' && !isDone && !isActed;
  if (control === 'futures') {
    return <Futures key={heading} {...{ address, session, heading, text }} asks />;
  }
  return (
    <p>
      <strong>{heading}</strong> <span>{said}</span>
      {(control === 'run' || control === 'twice') && (
        <Beside>
          <RunIt session={session} link={link} />
        </Beside>
      )}
      {act !== undefined && acted !== null && (
        <Beside>
          <Choice
            label={act.of}
            value={isActed ? acted : link}
            options={[link, acted].map((value, i) => ({
              value,
              label: act.options[i]!,
              isDisabled: isDisabled && value === acted,
            }))}
            onChange={(to) => onOpen(to, act.zoom)}
          />
        </Beside>
      )}
      {control === 'end' &&
        !present &&
        CHALLENGES.map((each) => (
          <Beside key={each.title}>
            <button type="button" className="challenge" onClick={() => onChallenge(each)}>
              {each.title}
            </button>
          </Beside>
        ))}
      {more === 'gallery' && (
        <Beside>
          <a className="more-flaws" href="#flaws" onClick={showGallery}>
            More traps like this
          </a>
        </Beside>
      )}
    </p>
  );
}

/** A blank before what stands in the line of the words. */
const Beside = ({ children }: { readonly children: ReactNode }) => <> {children}</>;

/** Goes to the gallery of flaws further down, without a history entry. */
function showGallery(event: MouseEvent) {
  event.preventDefault();
  const gallery = document.getElementById('flaws');
  gallery?.scrollIntoView();
  gallery?.focus({ preventScroll: true });
}
