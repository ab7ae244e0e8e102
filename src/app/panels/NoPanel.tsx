/** In the place of a view until it has been loaded: nothing to read, for it is gone at once. */
export function NoPanel() {
  return <div className="no-run" />;
}
