/** What has to be closed again, the latest first. */
export interface Closing {
  readonly also: (close: () => Promise<void>) => void;
  readonly all: () => Promise<void>;
}

/** Begins with what is closed last. */
export function closeAll(last: { close(): Promise<void> }): Closing {
  const steps = [() => last.close()];
  return {
    also: (close) => void steps.unshift(close),
    all: async () => {
      for (const step of steps) await step();
    },
  };
}
