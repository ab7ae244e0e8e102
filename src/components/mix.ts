/** A colour between two of the form `#rrggbb` or `#rgb`, of the same form. */
export function mix(from: string, to: string, share: number): string {
  const channels = (colour: string) => {
    const long = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour;
    return [1, 3, 5].map((at) => parseInt(long.slice(at, at + 2), 16));
  };
  const [start, end] = [channels(from), channels(to)];
  const mixed = start.map((value, i) => Math.round(value + share * (end[i]! - value)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
