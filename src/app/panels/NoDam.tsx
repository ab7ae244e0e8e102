/** In the place of the dam, and as large, until it is there. */
export function NoDam() {
  return <section className="dam" aria-label="One step" />;
}
