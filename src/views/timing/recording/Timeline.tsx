import { useMemo } from 'react';
import { Scatter } from 'react-chartjs-2';
import { DataTable } from '../../../components/DataTable.tsx';
import { Translatable } from '../../../components/Translatable.tsx';
import { usePalette } from '../../../components/usePalette.ts';
import { unbroken } from '../../../components/unbroken.ts';
import type { Fault, Recording } from '../../../core/timing/Recording.ts';
import { timelineData, timelineOptions, timelinePlugin } from './timelineChart.ts';
import { timelinePicture } from './timelinePicture.ts';
import {
  delaySentence,
  digestSentence,
  jobsTable,
  lossSentence,
  recordingSentence,
} from './timelineText.ts';

export interface TimelineProps {
  readonly recording: Recording | null;
  readonly isRecording: boolean;
  /** nothing else is running */
  readonly isReady: boolean;
  readonly onRecord: (fault: Fault) => void;
}

const BUTTONS: readonly { readonly fault: Fault; readonly name: string }[] = [
  { fault: 'none', name: 'Record a run' },
  { fault: 'kill', name: 'Kill a worker in it' },
  { fault: 'fail', name: 'Make a worker throw an error' },
];

/** What every worker did in one run, from the stamps of its jobs; a worker may be lost in it. */
export function Timeline({ recording, isRecording, isReady, onRecord }: TimelineProps) {
  return (
    <section className="lab-part timeline" aria-label="One run, chunk by chunk">
      <div className="buttons">
        {BUTTONS.map(({ fault, name }) => (
          <button
            key={fault}
            type="button"
            aria-disabled={!isReady}
            onClick={() => isReady && onRecord(fault)}
          >
            {name}
          </button>
        ))}
      </div>
      {isRecording && <p className="note">A run is being recorded.</p>}
      {recording !== null && <Recorded recording={recording} />}
      {recording === null && !isRecording && (
        <p className="note">
          Each job is stamped when it is sent, started, finished, received and merged with the
          others. Guess first: does a run with a lost worker end with other numbers, or only later?
        </p>
      )}
    </section>
  );
}

function Recorded({ recording }: { readonly recording: Recording }) {
  const palette = usePalette();
  const picture = useMemo(() => timelinePicture(recording), [recording]);
  const data = useMemo(() => timelineData(picture, palette), [picture, palette]);
  const options = useMemo(() => timelineOptions(picture, palette), [picture, palette]);
  const sentence = recordingSentence(recording);
  const loss = lossSentence(recording);
  const delay = delaySentence(recording);
  const differs = recording.digest !== recording.undisturbed.digest;
  return (
    <>
      <div className="lab-chart" style={{ height: heightOf(picture.lanes) }}>
        <Scatter
          role="img"
          aria-label={`Timeline of the workers: ${sentence}`}
          data={data}
          options={options}
          plugins={PLUGINS}
          updateMode="none"
        />
      </div>
      <Legend hasLoss={picture.losses.length > 0} />
      <p>{unbroken([sentence, loss, delay].filter((text) => text !== null).join(' '))}</p>
      <p className={differs ? 'differs' : undefined}>
        <Translatable text={digestSentence(recording)} />
      </p>
      <DataTable read={() => jobsTable(recording)} />
    </>
  );
}

const PLUGINS = [timelinePlugin];

/** Pixels: a lane for each worker, and the axis. */
function heightOf(lanes: number): number {
  return Math.min(70 + 44 * lanes, 520);
}

function Legend({ hasLoss }: { readonly hasLoss: boolean }) {
  const entries = [
    ['sent', 'message to the worker'],
    ['computing', 'computing'],
    ['back', 'message to the page'],
    ['merged', 'merge'],
  ];
  const losses = [
    ['cross', 'worker lost'],
    ['lost', 'lost time'],
    ['starting', 'new worker starts'],
    ['again', 'job run again'],
  ];
  return (
    <p className="timeline-legend">
      {[...entries, ...(hasLoss ? losses : [])].map(([name, text]) => (
        <span key={name}>
          <i className={name} /> <span>{text}</span>
        </span>
      ))}
    </p>
  );
}
