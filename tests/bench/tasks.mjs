/**
 * The tasks of a page's own thread in a trace.
 *
 * @returns ms of CPU: of all tasks together, and of the longest
 */
export function readTasks(events) {
  const mains = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(thread),
  );
  const ofThread = new Map([...mains].map((id) => [id, []]));
  for (const event of events) {
    if (event.ph !== 'X' || event.tdur === undefined) continue;
    if (event.name === 'RunTask' || event.name === 'ThreadControllerImpl::RunTask') {
      ofThread.get(thread(event))?.push(event.tdur / 1000);
    }
  }
  // the browser keeps an empty page in reserve, whose thread does next to nothing
  const sums = [...ofThread.values()].map((tasks) => ({
    cpu: tasks.reduce((sum, ms) => sum + ms, 0),
    longest: Math.max(0, ...tasks),
  }));
  return sums.reduce((most, each) => (each.cpu > most.cpu ? each : most));
}

function thread({ pid, tid }) {
  return `${pid} ${tid}`;
}
