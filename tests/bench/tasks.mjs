/**
 * The tasks of a page's own thread in a trace, by the thread's clock. A task lasts until the next one begins: what waited for
 * a promise runs after the task that settled it, and is no event.
 *
 * @returns ms of CPU: of all tasks together, and of the longest
 */
export function readTasks(events) {
  const mains = events
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(thread);
  const ofThread = new Map(mains.map((id) => [id, []]));
  for (const event of events) {
    if (event.ph !== 'X' || event.tdur === undefined) continue;
    if (event.name === 'RunTask' || event.name === 'ThreadControllerImpl::RunTask') {
      ofThread.get(thread(event))?.push(event);
    }
  }
  // the browser keeps an empty page in reserve, whose thread does next to nothing
  return [...ofThread.values()]
    .map(readThread)
    .reduce((most, each) => (each.cpu > most.cpu ? each : most));
}

function readThread(tasks) {
  const inOrder = tasks.toSorted((a, b) => a.tts - b.tts);
  const last = inOrder.at(-1);
  const starts = inOrder.map(({ tts }) => tts);
  if (last !== undefined) starts.push(last.tts + last.tdur);
  const lengths = starts.slice(1).map((start, i) => (start - starts[i]) / 1000);
  return {
    cpu: lengths.reduce((sum, ms) => sum + ms, 0),
    longest: Math.max(0, ...lengths),
  };
}

function thread({ pid, tid }) {
  return `${pid} ${tid}`;
}
