import { useEffect, useRef } from 'react';
import { actOf, type KeyAct, type OwnKeys } from './keys.ts';

/** What these keys do as long as the component lives, unless what has the focus had a use for them. */
export function useKeys(acts: Partial<Readonly<Record<KeyAct, () => void>>>): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    const root = document.documentElement;
    const isPresenting = () => 'present' in root.dataset;
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, metaKey, altKey } = event;
      if (event.defaultPrevented || ctrlKey || metaKey || altKey) return;
      if (document.querySelector('dialog:modal') !== null) return; // it has the keys
      const act = actOf(key, {
        own: ownKeys(target),
        isPresenting: isPresenting(),
        isTurned: getComputedStyle(root).direction === 'rtl',
      });
      const does = act === null ? undefined : latest.current[act];
      if (does === undefined) return;
      event.preventDefault(); // a page that scrolls, a slider that pages
      if (!event.repeat) does();
    };
    // in front of a class the clicker is heard before whatever has the focus
    const onClicker = (event: KeyboardEvent) => {
      if (!isPresenting() || !event.key.startsWith('Page')) return;
      onKeyDown(event);
      if (event.defaultPrevented) event.stopPropagation();
    };
    window.addEventListener('keydown', onClicker, true);
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onClicker, true);
      window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

/** Fields of one line, which have no use for Page Up and Page Down. */
const LINE = 'input[type=text]';

/** Inputs in which nothing is typed. */
const NO_TEXT = 'input:is([type=range], [type=radio], [type=checkbox], [type=file])';

function ownKeys(target: EventTarget | null): OwnKeys {
  if (!(target instanceof Element)) return 'none';
  if (target.matches(LINE)) return 'line';
  if (target.matches(`:is(input, textarea, select, [contenteditable]):not(${NO_TEXT})`)) {
    return 'text';
  }
  return target.matches('html, body, a, summary, button:not([role])') ? 'none' : 'arrows';
}
