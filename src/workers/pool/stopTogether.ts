/**
 * Work of several parts, of which none goes on when one has failed.
 *
 * @param work - given the signal for its parts
 * @throws what the first of them throws; `signal.reason`
 */
export async function stopTogether<Result>(
  signal: AbortSignal | null,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const failure = new AbortController();
  const signals = signal === null ? [failure.signal] : [signal, failure.signal];
  try {
    return await work(AbortSignal.any(signals));
  } catch (error) {
    failure.abort(error);
    throw error;
  }
}
