import { parseSync } from 'vite';

/** As much of a syntax tree as is looked at here. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/** What the types of these say: an element, or nothing. */
const ELEMENTS = /^(children|view\.(beside|chart|controls|figures|more|explanation|table))$/;

/**
 * Texts of a source that a translator of pages takes away from React, each as "line: why".
 *
 * A translator replaces text nodes by elements. React finds a text by its element where it is the only child,
 * but holds on to the node itself where it has siblings: that text goes stale, or cannot be removed any more.
 */
export function textBesideSiblings(source: string): string[] {
  const found: string[] = [];
  const lineOf = (node: Node) => source.slice(0, node.start).split('\n').length;
  const tell = (node: Node, why: string) => found.push(`${lineOf(node)}: ${why}`);

  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null || !('type' in value)) return;
    const node = value as Node;
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') inspect(node);
    Object.values(node).forEach(visit);
  };

  const inspect = (parent: Node) => {
    const children = (parent['children'] as Node[]).filter((child) => !isBlank(child));
    const isFragment = parent.type === 'JSXFragment';
    // what a fragment holds are its parent's children
    if (children.length < 2 && !isFragment) return;
    for (const child of children) {
      if (child.type === 'JSXExpressionContainer' && mayBeText(child['expression'] as Node, source))
        tell(child, 'text that may change, beside siblings');
    }
    const text = children.find(({ type }) => type === 'JSXText');
    if (text === undefined) return;
    if (isFragment) tell(text, 'text in a fragment');
    else if (children.some(({ type }) => type === 'JSXExpressionContainer'))
      tell(text, 'text beside what may come and go');
  };

  visit(parseSync('source.tsx', source).program.body);
  return found;
}

/** Layout, comments and `{' '}`: no translator touches them. */
function isBlank(child: Node): boolean {
  if (child.type === 'JSXText') return String(child['value']).trim() === '';
  if (child.type !== 'JSXExpressionContainer') return false;
  const { type, value } = child['expression'] as Node;
  return type === 'JSXEmptyExpression' || (typeof value === 'string' && value.trim() === '');
}

function mayBeText(node: Node, source: string): boolean {
  const either = (...keys: string[]) => keys.some((key) => mayBeText(node[key] as Node, source));
  switch (node.type) {
    case 'JSXElement':
    case 'JSXFragment':
      return false;
    case 'Literal':
      return node['value'] !== null && typeof node['value'] !== 'boolean';
    case 'ParenthesizedExpression':
      return either('expression');
    case 'LogicalExpression':
      return node['operator'] === '&&' ? either('right') : either('left', 'right');
    case 'ConditionalExpression':
      return either('consequent', 'alternate');
    case 'CallExpression': {
      // a list made by a function of its own
      const [callback] = node['arguments'] as Node[];
      const made = callback?.type === 'ArrowFunctionExpression' ? (callback['body'] as Node) : node;
      if (made === node) return true;
      if (made.type !== 'BlockStatement') return mayBeText(made, source);
      const returned = (made['body'] as Node[]).filter(({ type }) => type === 'ReturnStatement');
      return returned.some((each) => mayBeText(each['argument'] as Node, source));
    }
    default:
      return !ELEMENTS.test(source.slice(node.start, node['end'] as number));
  }
}
