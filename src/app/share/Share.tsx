import { useState, type ReactNode } from 'react';
import { CloseButton, Dialog } from '../../components/Dialog.tsx';
import { copyText } from '../../components/copyText.ts';
import { usePalette } from '../../components/usePalette.ts';
import { LANGUAGES, type Language } from '../../core/files/snippets.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { VIEWS, type View } from '../address/views.ts';
import { CodeDialog } from '../files/CodeDialog.tsx';
import { saveFile } from '../files/saveFile.ts';
import { failureText } from '../page/messageOf.ts';
import { settingsInWords } from '../page/settingsInWords.ts';
import { chartImage, picturesInSight, sentenceInSight } from './chartImage.ts';
import { linkNote } from './linkNote.ts';
import { printPage } from './printPage.ts';
import { QrScreen } from './QrScreen.tsx';

export interface ShareProps {
  /** query string of the page in force */
  readonly link: string;
  /** those of what is in sight */
  readonly settings: Settings;
  /** in sight; null before the first */
  readonly run: SimulationRun | null;
  readonly view: View;
  readonly onSaid: (message: string) => void;
  readonly onClose: () => void;
}

/** One thing to do; what came of it is said beside it, and to the page. */
interface Item {
  readonly label: string;
  /** gives what is said then */
  readonly act: () => string | Promise<string>;
  /** why it cannot be done; null if it can */
  readonly obstacle?: string | null;
}

/** What can be passed on of the page in sight. */
export function Share({ link, settings, run, view, onSaid, onClose }: ShareProps) {
  const url = new URL(link, window.location.href).href;
  const note = linkNote();
  const palette = usePalette();
  const [isCode, setIsCode] = useState(false);
  const [language, setLanguage] = useState<Language | null>(null);
  const [said, setSaid] = useState({ label: '', text: '' });
  const [hasPicture] = useState(() => picturesInSight().length > 0);
  const items: readonly Item[] = [
    {
      label: 'Copy link',
      act: () =>
        // without a secure connection there is no clipboard: show the link to be copied by hand
        copyText(url).then(
          () => ['Link copied.', ...(note === null ? [] : [note])].join(' '),
          () => `The link could not be copied; here it is: ${url}`,
        ),
    },
    {
      label: 'QR code',
      act: () => {
        setIsCode(true);
        return '';
      },
    },
    {
      label: 'Download PNG',
      obstacle: hasPicture ? null : 'There is no chart in sight.',
      act: async () => {
        const words = settingsInWords(settings, VIEWS[view].label);
        const notes = [
          words.map((pair) => pair.join('\u00a0')).join(' · '),
          url,
          ...(note === null ? [] : [note]),
        ];
        saveFile(
          `spillway-${view}.png`,
          await chartImage({ sentence: sentenceInSight(), notes }, palette),
        );
        return 'Image saved.';
      },
    },
    ...LANGUAGES.map((each) => ({
      label: `Copy as ${each}`,
      obstacle: run === null ? 'There is no run yet.' : null,
      act: () => {
        setLanguage(each);
        return '';
      },
    })),
    {
      label: 'Print',
      act: async () => {
        await printPage();
        onClose();
        return '';
      },
    },
  ];
  const press = async ({ label, act, obstacle = null }: Item) => {
    const tell = (text: string) => {
      setSaid({ label, text });
      if (text !== '') onSaid(text);
    };
    if (obstacle !== null) return;
    try {
      tell(await act());
    } catch (error) {
      tell(failureText(`${label} did not work`, error));
    }
  };
  if (isCode) return <QrScreen url={url} note={note} onClose={onClose} />;
  if (language !== null && run !== null) {
    return <CodeDialog language={language} run={run} onSaid={onSaid} onClose={onClose} />;
  }
  return (
    <Dialog label="Share" className="share" onClose={onClose}>
      <h2>Share</h2>
      {note !== null && <p className="hint">{note}</p>}
      <ul>
        {items.map((item) => (
          <ShareItem
            key={item.label}
            label={item.label}
            isIdle={(item.obstacle ?? null) !== null}
            onPress={() => void press(item)}
          >
            {item.obstacle ?? (said.label === item.label ? said.text : '')}
          </ShareItem>
        ))}
      </ul>
      <CloseButton />
    </Dialog>
  );
}

interface ShareItemProps {
  readonly label: string;
  readonly isIdle: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function ShareItem({ label, isIdle, onPress, children }: ShareItemProps) {
  return (
    <li>
      <button type="button" aria-disabled={isIdle} onClick={onPress}>
        {label}
      </button>
      <p aria-live="polite">
        <span>{children}</span>
      </p>
    </li>
  );
}
