import { VERSION } from './version.ts';

export interface FootProps {
  /** the whole page, where a page that frames this one shows a part of it; else null */
  readonly wholePage: string | null;
}

/** Which version this is, and by whose leave; in a frame the way to the whole page. */
export function Foot({ wholePage }: FootProps) {
  return (
    <footer className="foot">
      {wholePage === null ? (
        <p>
          <span translate="no">{`Spillway ${VERSION}`}</span>{' '}
          <a href="./THIRD-PARTY.txt">Licences</a>
        </p>
      ) : (
        <a href={wholePage} target="_blank" rel="noreferrer">
          Open in Spillway
        </a>
      )}
    </footer>
  );
}
