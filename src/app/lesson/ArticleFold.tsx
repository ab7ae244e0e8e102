import { type Page, readLink } from '../address/link.ts';
import { link } from './steps.ts';

export interface ArticleFoldProps {
  readonly go: (page: Partial<Page>) => void;
}

/** Its last listing as it stands: every process has seed 0. */
const LISTING = link('T=200&chunks=2&seeding=same&view=independence');

/** What the post that this page began with gets right, and what it leaves; the lesson stands without it. */
export function ArticleFold({ go }: ArticleFoldProps) {
  return (
    <aside className="article" aria-label="The article">
      <details>
        <summary>About the article</summary>
        <p>
          The page began with a post on parallel Monte Carlo in Python: the same reservoir, split
          over two processes. It is right that chunks need nothing of one another (5.04{'\u00a0'}s
          on one core, 2.63{'\u00a0'}s on two), and that processes with one seed draw the same
          numbers, so that their paths are equal.
        </p>
        <p>
          Three things it leaves. Its last listing forgets to pass the job number on, so every
          process has seed 0 all the same. Steps that the processes do not divide are lost. And
          chunks that each start full do not form one path, though it joins them.
        </p>
        <p>
          <a
            href={LISTING}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              const { settings, view } = readLink(LISTING).page;
              go({ settings, view });
              window.scrollTo({ top: 0 });
            }}
          >
            Run its last listing as it stands
          </a>
        </p>
      </details>
    </aside>
  );
}
