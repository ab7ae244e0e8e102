/** What is wrong in a field, as the page tells it away from the field. */
export function fieldError(label: string, error: string): string {
  return `${label}: ${error}`;
}

/** The label of the field that such a text is of. */
export function fieldOf(told: string): string {
  return told.slice(0, told.indexOf(': '));
}
