import { memo, useEffect, useReducer, type ComponentType } from 'react';
import { flushSync } from 'react-dom';
import { Settable } from '../../session/Store.ts';
import { messageOf } from './messageOf.ts';

export interface Preloadable<Props extends object> {
  (props: Props): React.ReactNode;
  /** Loads it, so that it is there at once when it is wanted. That it cannot be loaded is told only then. */
  readonly preload: () => void;
  /** Loads it, and then is over, whether it could be loaded or not. */
  readonly load: () => Promise<unknown>;
}

/** Why parts that are wanted could not be loaded, one for each; `Announcements` tells equal ones once. */
export const missingParts = new Settable<readonly string[]>([]);

/**
 * A component in a file of its own, drawn anew for other props alone. Loaded before it is wanted it is there at once; else
 * something stands in its place. `React.lazy` shows that for some 300 ms though the file is there.
 *
 * @param fetchIt - tried again each time that the component is wanted anew
 */
export function preloadable<Props extends object>(
  fetchIt: () => Promise<ComponentType<Props>>,
  Meanwhile: ComponentType<Props>,
): Preloadable<Props> {
  let loaded: ComponentType<Props> | null = null;
  let loading: Promise<unknown> | null = null;
  const start = () =>
    (loading ??= fetchIt().then(
      (component) => (loaded = component),
      (error: unknown) => {
        loading = null;
        throw error;
      },
    ));

  function PreloadableComponent(props: Props) {
    const [, look] = useReducer((count: number) => count + 1, 0);
    const Loaded = loaded;
    const isMissing = Loaded === null;
    useEffect(() => {
      if (!isMissing) return; // it may have come since this was drawn: then it is drawn anew all the same
      let isThere = true;
      let why: string | null = null;
      start().then(
        () => isThere && flushSync(look), // at once with its effects: a chart is drawn in one, and is not seen empty
        (reason: unknown) => {
          if (!isThere) return;
          why = messageOf(reason);
          missingParts.set([...missingParts.state(), why]);
        },
      );
      return () => {
        isThere = false;
        if (why === null) return;
        const told = missingParts.state();
        missingParts.set(told.toSpliced(told.indexOf(why), 1));
      };
    }, [isMissing]);
    return Loaded === null ? <Meanwhile {...props} /> : <Loaded {...props} />;
  }
  const load = () => start().catch(() => {});
  return Object.assign(memo(PreloadableComponent), { load, preload: () => void load() });
}
