import { preloadable } from '../page/preloadable.tsx';
import type { MoreFormProps } from './MoreForm.tsx';
import type { ScenarioMenuProps } from './ScenarioMenu.tsx';

/** In the place of what is folded, until it is there. */
function NoMore() {
  return (
    <details className="group more">
      <summary>More</summary>
    </details>
  );
}

/** What is seldom changed, in one file with the lesson. */
export const More = preloadable<MoreFormProps>(
  async () => (await import('./MoreForm.tsx')).MoreForm,
  NoMore,
);

/** Reservoirs by name, with it. */
export const Scenarios = preloadable<ScenarioMenuProps>(
  async () => (await import('./ScenarioMenu.tsx')).ScenarioMenu,
  () => <div className="scenario" />,
);
