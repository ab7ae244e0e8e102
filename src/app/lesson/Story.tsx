import { preloadable } from '../page/preloadable.tsx';

/** In the place of the lesson, and as high, until it is there. */
function NoStory() {
  return <nav className="story" aria-label="Story" />;
}

/** The lesson's strip, which comes with the charts. */
export const Story = preloadable(
  async () => (await import('./StoryStrip.tsx')).StoryStrip,
  NoStory,
);
