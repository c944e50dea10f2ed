/** Runs something after so many milliseconds unless the returned function is called before. */
export type Timer = (ms: number, run: () => void) => () => void;

/** The process's own timer; a waiting one does not keep the process alive. */
export const realTimer: Timer = (ms, run) => {
  const timer = setTimeout(run, ms);
  timer.unref();
  return () => clearTimeout(timer);
};

/** Resolves after so many milliseconds. */
export function waitFor(ms: number, timer: Timer): Promise<void> {
  return new Promise((resolve) => {
    timer(ms, resolve);
  });
}

/** What `work` comes to, or `late` where that takes longer; the work itself goes on. */
export async function within<Value, Late>(
  work: Promise<Value>,
  { ms, timer, late }: { readonly ms: number; readonly timer: Timer; readonly late: Late },
): Promise<Value | Late> {
  let cancel: () => void = () => undefined;
  const limit = new Promise<Late>((resolve) => {
    cancel = timer(ms, () => resolve(late));
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    cancel();
  }
}
