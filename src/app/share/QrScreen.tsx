import { CloseButton, Dialog } from '../../components/Dialog.tsx';
import { MOST_BYTES, qrPicture } from './qr.ts';

export interface QrScreenProps {
  readonly url: string;
  /** what it leaves out; null if nothing */
  readonly note: string | null;
  readonly onClose: () => void;
}

/** The link as a QR code, as large as the screen allows, dark on white in every theme. */
export function QrScreen({ url, note, onClose }: QrScreenProps) {
  const code = qrPicture(url);
  return (
    <Dialog label="QR code of the link" className="qr-screen" onClose={onClose}>
      {code === null ? (
        <p>{`This link is too long for a QR code: it has ${url.length} characters, and ${MOST_BYTES} fit.`}</p>
      ) : (
        <svg
          role="img"
          aria-label={`QR code of ${url}`}
          viewBox={`0 0 ${code.size} ${code.size}`}
          shapeRendering="crispEdges"
        >
          <path d={code.path} />
        </svg>
      )}
      <p translate="no" dir="ltr">
        {url}
      </p>
      {note !== null && <p>{note}</p>}
      <CloseButton />
    </Dialog>
  );
}
