import { expect, type Page } from './support.ts';

interface Translated extends Window {
  /** what React did to texts that a translator takes away: each with its text */
  lost: string[];
  translate: () => void;
}

/**
 * Makes a page that can be translated as browsers do it: text nodes are replaced by nested `font` elements, new
 * ones too. What React would then write, remove or look for in vain is noted.
 */
export async function beTranslatable(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const self = window as unknown as Translated;
    self.lost = [];
    // oxlint-disable-next-line typescript/unbound-method -- called with the node that they are of
    const { replaceChild, removeChild, insertBefore } = Node.prototype;
    const isText = (node: Node | null) =>
      node?.nodeType === Node.TEXT_NODE && /\S/.test(node.nodeValue ?? '');
    const hasSiblings = (node: Node) => (node.parentNode?.childNodes.length ?? 0) > 1;
    const tell = (what: string, node: Node) => {
      const parent = node.parentElement?.outerHTML.slice(0, 200) ?? 'nowhere';
      self.lost.push(`${what} “${node.nodeValue}” in ${parent}`);
    };

    const whole = Object.getOwnPropertyDescriptor(Node.prototype, 'nodeValue')!;
    Object.defineProperty(Node.prototype, 'nodeValue', {
      ...whole,
      set(this: Node, value: string | null) {
        if (isText(this) && (!this.isConnected || hasSiblings(this))) tell('wrote', this);
        whole.set!.call(this, value);
      },
    });
    Node.prototype.removeChild = function <Child extends Node>(this: Node, child: Child) {
      if (isText(child) && hasSiblings(child)) tell('removed', child);
      return removeChild.call(this, child) as Child;
    };
    Node.prototype.insertBefore = function <Child extends Node>(
      this: Node,
      child: Child,
      before: Node | null,
    ) {
      if (before !== null && isText(before)) tell('inserted before', before);
      return insertBefore.call(this, child, before) as Child;
    };

    const untouched = new Set(['SCRIPT', 'STYLE', 'TEXTAREA', 'INPUT', 'OPTION', 'FONT', 'CANVAS']);
    const turn = (text: Node) => {
      const parent = text.parentNode;
      if (parent === null || untouched.has(parent.nodeName)) return;
      if (!/[A-Za-z]{2}/.test(text.nodeValue ?? '')) return;
      const outer = document.createElement('font');
      outer.append(document.createElement('font'));
      outer.firstElementChild!.textContent = text.nodeValue;
      replaceChild.call(parent, outer, text);
    };
    const walk = (root: Node) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts: Node[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      texts.forEach(turn);
    };
    self.translate = () => {
      walk(document.body);
      new MutationObserver((mutations) => {
        for (const { type, target, addedNodes } of mutations) {
          if (type === 'characterData') turn(target);
          for (const node of addedNodes) {
            if (node.nodeType === Node.TEXT_NODE) turn(node);
            else if (node.nodeName !== 'FONT') walk(node);
          }
        }
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    };
  });
}

/** Presses "Translate". */
export async function translate(page: Page): Promise<void> {
  await page.evaluate(() => (window as unknown as Translated).translate());
  expect(await page.locator('font > font').count()).toBeGreaterThan(50);
}

/** That nothing of the page was lost so far. */
export async function expectNothingLost(page: Page): Promise<void> {
  expect(await page.evaluate(() => (window as unknown as Translated).lost)).toEqual([]);
}
