import { OutsideError } from "../../domain/outside-error.ts";
import { sendTogether } from "./statements-together.ts";

interface BundlesConfig<Item, Answer> {
  /** What goes with one statement at most. */
  readonly most: number;
  /** So many statements at once: while no more than that is under way each item has one of its own. */
  readonly atOnce: number;
  readonly sendOne: (item: Item) => Promise<Answer>;
  /** One answer for each of several items, in their order, by one statement that is done wholly or not at all. */
  readonly sendMany: (items: readonly Item[]) => Promise<readonly Answer[]>;
}

/** What became of one item. */
type Settled<Answer> =
  | { readonly kind: "done"; readonly answer: Answer }
  | { readonly kind: "failed"; readonly error: unknown };

/**
 * What many ask of the database at once: nobody waits while little is under way, and what comes while much is goes
 * together. Where a statement of many was refused, each is tried by itself, so that nobody fails for another; where
 * nobody knows whether it was done, all of them hear that.
 */
export function openBundles<Item, Answer>(config: BundlesConfig<Item, Answer>): (item: Item) => Promise<Answer> {
  const { most, atOnce } = config;
  const bundles = Array.from({ length: atOnce }, () =>
    sendTogether<Item, Settled<Answer>>({ most, send: (items) => sendBundle(items, config) }),
  );
  return async (item) => {
    const freest = bundles.reduce((best, one) => (one.size() < best.size() ? one : best));
    const settled = await freest.add(item);
    if (settled.kind === "failed") throw settled.error;
    return settled.answer;
  };
}

async function sendBundle<Item, Answer>(
  items: readonly Item[],
  { sendOne, sendMany }: BundlesConfig<Item, Answer>,
): Promise<readonly Settled<Answer>[]> {
  const alone = async (item: Item): Promise<Settled<Answer>> => {
    try {
      return { kind: "done", answer: await sendOne(item) };
    } catch (error) {
      return { kind: "failed", error };
    }
  };
  if (items.length > 1) {
    try {
      return (await sendMany(items)).map((answer) => ({ kind: "done", answer }));
    } catch (error) {
      if (error instanceof OutsideError && error.answered) throw error;
    }
  }
  return Promise.all(items.map(alone));
}
