import { useId } from 'react';
import { areSettingsEqual } from '../../core/settings/sameSettings.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { SCENARIOS } from './scenarios.ts';

export interface ScenarioMenuProps {
  readonly settings: Settings;
  readonly onChoose: (settings: Settings) => void;
}

/** Reservoirs by name; of one's own settings it says so. */
export function ScenarioMenu({ settings, onChoose }: ScenarioMenuProps) {
  const id = useId();
  const place = SCENARIOS.findIndex((each) => areSettingsEqual(each.settings, settings));
  return (
    <div className="scenario">
      <label htmlFor={id}>Scenario</label>
      <select
        id={id}
        value={place}
        onChange={({ target }) => {
          const chosen = SCENARIOS[Number(target.value)];
          if (chosen !== undefined) onChoose(chosen.settings);
        }}
      >
        {place === -1 && <option value={-1}>Your own</option>}
        {SCENARIOS.map(({ name }, i) => (
          <option key={name} value={i}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
