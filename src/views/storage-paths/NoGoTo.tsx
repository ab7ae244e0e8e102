/** In the place of what goes to a step, and as large, until it is there. */
export function NoGoTo() {
  return (
    <span className="go-to not-yet" aria-hidden="true">
      <span>Go to step</span>
      <span className="number-input" />
      {['Minimum 0', 'Longest drought 6 steps', 'Longest full spell 9 steps'].map((text) => (
        <button key={text} type="button" disabled>
          {text}
        </button>
      ))}
    </span>
  );
}
