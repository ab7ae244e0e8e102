/** Thrown by what is measured: the time is not that of the work, for a worker was lost in it. */
export class WorkerLost extends Error {}
