const SIGN_EVERY_MS = 250;

/** To be called often during one call of a worker: says now and then that it goes on. comlink takes no note of it. */
export function createSigns(): () => void {
  let toldAt = performance.now();
  return () => {
    const now = performance.now();
    if (now - toldAt < SIGN_EVERY_MS) return;
    toldAt = now;
    self.postMessage('goes on');
  };
}
