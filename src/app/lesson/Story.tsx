import { preloadable } from '../page/preloadable.tsx';

/** In the place of the lesson, and as high, until it is there. */
function NoStory() {
  return <nav className="story" aria-label="Story" />;
}

/** The lesson's strip, in a file of its own that is fetched when the page starts. */
export const Story = preloadable(
  async () => (await import('./StoryStrip.tsx')).StoryStrip,
  NoStory,
);
