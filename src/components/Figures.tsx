import { unbroken } from './unbroken.ts';

export interface Figure {
  readonly label: string;
  readonly value: string;
  /** a few words more: "of 100" */
  readonly note?: string;
}

/** More of them stand in narrow columns. */
const MANY = 6;

/** The few numbers that a view comes down to. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className={figures.length > MANY ? 'figures many' : 'figures'}>
      {figures.map(({ label, value, note }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <bdi>{unbroken(value)}</bdi> {note !== undefined && <small>{unbroken(note)}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
