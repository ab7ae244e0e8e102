import { CloseButton, Dialog } from '../../components/Dialog.tsx';
import { keyLabel, KEYS } from './keys.ts';
import { useKeys } from './useKeys.ts';

export interface KeysProps {
  readonly isListOpen: boolean;
  readonly onList: (isOpen: boolean) => void;
  readonly onPresent: () => void;
  readonly onRun: () => void;
}

/** The keys that concern the page as a whole, and the list of all. */
export function Keys({ isListOpen, onList, onPresent, onRun }: KeysProps) {
  useKeys({ present: onPresent, run: onRun, list: () => onList(true) });
  if (!isListOpen) return null;
  return (
    <Dialog label="Keys" className="key-list" onClose={() => onList(false)}>
      <h2>Keys</h2>
      <dl>
        {KEYS.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key} translate="no">
                  {keyLabel(key)}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">
        Letters do nothing while you type. A clicker sends Page Down and Page Up; F11 hides what the
        browser has around the page.
      </p>
      <CloseButton />
    </Dialog>
  );
}
