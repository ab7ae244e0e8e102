/** Gives the width of a text, in the unit of the lines. */
export type Measure = (text: string) => number;

/**
 * A text in lines no wider than `width`. Lines break at blanks, which go, and what is too long for a line, as a
 * link is, breaks anywhere; blanks that do not break stay.
 */
export function wrapText(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  const end = () => {
    if (line !== '') lines.push(line);
    line = '';
  };
  for (const word of text.split(/[ \n]+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    end();
    for (const letter of word) {
      if (line !== '' && measure(line + letter) > width) end();
      line += letter;
    }
  }
  end();
  return lines;
}
