import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textBesideSiblings } from '../support/textBesideSiblings.ts';

describe('a page that is translated', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  );

  it.each(sources)('keeps every text of %s in an element of its own', (file) => {
    expect(textBesideSiblings(readFileSync(`src/${file}`, 'utf8'))).toEqual([]);
  });

  it.each([
    '<p>{a} of {b}</p>',
    '<p>All. {isLast && "The last."}</p>',
    '<p>Press <b>Run</b>{note}</p>',
    '<p>{steps} <small>{note}</small></p>',
    '<>text <b>bold</b></>',
    '<p>text {isNew && <b>new</b>}</p>',
    '<p>{isNew ? <b>new</b> : `${age} years`} <i>old</i></p>',
    '<p>{names.map((name) => `${name}, `)}<b>all</b></p>',
  ])('would lose %s', (source) => {
    expect(textBesideSiblings(source)).not.toEqual([]);
  });

  it.each([
    '<p>{`${a} of ${b}`}</p>',
    '<p>A <b>worker</b> is a thread.</p>',
    '<p><span>{a}</span> {isNew && <b>new</b>}</p>',
    '<ul>{names.map((name) => <li>{name}</li>)}<li>all</li></ul>',
  ])('keeps %s', (source) => {
    expect(textBesideSiblings(source)).toEqual([]);
  });
});
