import { FlawThumb, type FlawLook } from './FlawThumb.tsx';

/** An experiment that shows a way to get chunks wrong, or what looks like one. */
export interface Flaw {
  readonly title: string;
  readonly text: string;
  readonly look: FlawLook;
  readonly link: string;
}

export interface FlawGalleryProps {
  readonly flaws: readonly Flaw[];
  readonly onOpen: (link: string) => void;
}

/** Ways in which chunks go wrong, each a link to an experiment that shows it. */
export function FlawGallery({ flaws, onOpen }: FlawGalleryProps) {
  return (
    <section className="gallery" id="flaws" tabIndex={-1} aria-label="Gallery of flaws">
      <h2>Gallery of flaws</h2>
      <ul>
        {flaws.map(({ title, text, look, link }) => (
          <li key={title}>
            <FlawThumb look={look} />
            <a
              href={link}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                onOpen(link);
              }}
            >
              {title}
            </a>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
