import { VERSION } from './version.ts';

/** Which version this is, and by whose leave. */
export function Foot() {
  return (
    <footer className="foot">
      <p>
        <span translate="no">{`Spillway ${VERSION}`}</span> <a href="./THIRD-PARTY.txt">Licences</a>
      </p>
    </footer>
  );
}
