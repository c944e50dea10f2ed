/** Things that are sent to the database many at once. */
export interface Together<Item, Answer> {
  /** Resolves with this item's answer, or rejects with what became of the statement it went with. */
  add(item: Item): Promise<Answer>;
  /** So many wait or are under way. */
  size(): number;
  /** Resolves once all that was added so far was answered. */
  idle(): Promise<void>;
}

interface TogetherConfig<Item, Answer> {
  readonly most: number;
  /** One answer for each item, in their order. */
  readonly send: (items: readonly Item[]) => Promise<readonly Answer[]>;
}

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * One statement at a time, so that the order is kept: it takes what came in the same turn of the event loop, and the next
 * one all that came while it was under way.
 */
export function sendTogether<Item, Answer>(config: TogetherConfig<Item, Answer>): Together<Item, Answer> {
  const queue: Waiting<Item, Answer>[] = [];
  let sending: Promise<void> | undefined;
  let under = 0;

  async function sendOne(): Promise<void> {
    const batch = queue.splice(0, config.most);
    under = batch.length;
    try {
      const answers = await config.send(batch.map((one) => one.item));
      for (const [at, one] of batch.entries()) {
        const answer = answers[at];
        if (answer === undefined) one.reject(new Error("A statement gave too few answers"));
        else one.resolve(answer);
      }
    } catch (error) {
      for (const one of batch) one.reject(error);
    }
    under = 0;
  }

  async function sendAll(): Promise<void> {
    // What else comes in this turn goes with the first.
    await Promise.resolve();
    while (queue.length > 0) await sendOne();
    sending = undefined;
  }

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        queue.push({ item, resolve, reject });
        sending ??= sendAll();
      }),
    size: () => queue.length + under,
    idle: async () => sending,
  };
}
