import { formatNumber, formatTime, plural } from '../../components/format.ts';
import type { LaneLog } from '../../core/run/LaneLog.ts';
import type { Race, RacedRun } from '../../core/timing/Race.ts';

/** Milliseconds of a run. */
const wallMs = ({ startedAt, finishedAt }: RacedRun) => finishedAt - startedAt;

/** Both runs as if they had started together, at 0: one worker on the first lane, all workers on those below. */
export function raceLog({ settings, one, all }: Race): LaneLog {
  const jobs = [one, all].flatMap((run) =>
    run.jobs.map((job) => ({
      ...job,
      worker: run === one ? 0 : job.worker + 1,
      sentAt: job.sentAt - run.startedAt,
      startedAt: job.startedAt - run.startedAt,
      finishedAt: job.finishedAt - run.startedAt,
      receivedAt: job.receivedAt - run.startedAt,
    })),
  );
  return {
    settings,
    workers: all.workers + 1,
    startedAt: 0,
    jobs: jobs.sort((a, b) => a.receivedAt - b.receivedAt),
    sent: new Map(),
    losses: [],
    finishedAt: Math.max(wallMs(one), wallMs(all)),
    isWhole: true,
  };
}

/** A race as it stood at a time: what had come, and what was under way. */
export function raceAt(log: LaneLog, ms: number): LaneLog {
  const sent = log.jobs.filter(({ sentAt, receivedAt }) => sentAt <= ms && receivedAt > ms);
  return {
    ...log,
    jobs: log.jobs.filter(({ receivedAt }) => receivedAt <= ms),
    sent: new Map(sent.map((job) => [job.worker, job])),
    finishedAt: null,
  };
}

/** Who was how fast, in one sentence. */
export function raceSentence({ one, all }: Race): string {
  const [alone, together] = [wallMs(one), wallMs(all)];
  const times = formatNumber(alone / together, 2);
  return (
    `One race of several, the newest: one worker took ${formatTime(alone, together)}, ` +
    `${plural(all.workers, 'worker')} ${formatTime(together, alone)}, ${times} times as fast.`
  );
}
