import type { DesignAnswer } from '../../core/design/designAnswer.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { volumeText } from './designTexts.ts';
import { capacityToAdopt, targetToAdopt } from './roundedSafely.ts';

export interface AdoptionsProps {
  readonly answer: DesignAnswer;
  readonly onAdopt: (change: Partial<Settings>) => void;
}

/** Settings hold no more. */
const MOST_CAPACITY = 1e9;

/** Makes an answer the present reservoir. */
export function Adoptions({ answer, onAdopt }: AdoptionsProps) {
  const { required, yield: found, question } = answer;
  const { reservoir } = question;
  const K =
    'K' in required && required.K <= MOST_CAPACITY && required.K > 0
      ? capacityToAdopt(required.K)
      : null;
  const target = 'target' in found && found.target > 0 ? targetToAdopt(found.target) : null;
  return (
    <span className="buttons">
      {K !== null && reservoir.target > 0 && (
        <button type="button" aria-disabled={K === reservoir.K} onClick={() => onAdopt({ K })}>
          {`Adopt K = ${volumeText(K)}`}
        </button>
      )}
      {target !== null && (
        <button
          type="button"
          aria-disabled={target === reservoir.target}
          onClick={() => onAdopt({ target })}
        >
          {`Adopt target ${volumeText(target)}`}
        </button>
      )}
    </span>
  );
}
