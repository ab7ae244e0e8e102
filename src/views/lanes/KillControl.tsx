import { useState } from 'react';

export interface KillControlProps {
  readonly lanes: number;
  /** in CSS pixels */
  readonly laneHeight: number;
  /** a run goes on, so that there is something to disturb */
  readonly isLive: boolean;
  readonly onKill: (worker: number) => void;
}

/** Lanes lower than this have no room for a button that a finger hits. */
const BUTTON_PX = 24;

/** Kills a worker in mid-run: a button on each lane, or where they are low one for the lane that is chosen. */
export function KillControl({ lanes, laneHeight, isLive, onKill }: KillControlProps) {
  const [chosen, setChosen] = useState(0);
  const worker = Math.min(chosen, lanes - 1);
  const kill = (lane: number) => isLive && onKill(lane);
  if (laneHeight <= 0) return <div className="kills" />; // not laid out yet
  if (laneHeight >= BUTTON_PX) {
    return (
      <div className="kills">
        {Array.from({ length: lanes }, (_, lane) => (
          <button
            key={lane}
            type="button"
            aria-label={`Kill worker ${lane + 1}`}
            title={isLive ? `Kill worker ${lane + 1}` : 'Kill a worker while a run goes on'}
            aria-disabled={!isLive}
            style={{ height: laneHeight }}
            onClick={() => kill(lane)}
          >
            ✕
          </button>
        ))}
      </div>
    );
  }
  return (
    <div className="kill-chosen">
      {lanes > 1 && (
        <select
          aria-label="Worker to kill"
          value={worker}
          onChange={(event) => setChosen(Number(event.target.value))}
        >
          {Array.from({ length: lanes }, (_, lane) => (
            <option key={lane} value={lane}>
              {lane + 1}
            </option>
          ))}
        </select>
      )}
      <button
        type="button"
        aria-label={`Kill worker ${worker + 1}`}
        title={isLive ? `Kill worker ${worker + 1}` : 'Kill a worker while a run goes on'}
        aria-disabled={!isLive}
        onClick={() => kill(worker)}
      >
        ✕
      </button>
    </div>
  );
}
