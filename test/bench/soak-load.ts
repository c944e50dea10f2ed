import { setTimeout as sleep } from "node:timers/promises";
import { openPoster } from "./http-load.ts";
import { type OrderBook, openOrderBook } from "./order-book.ts";
import { type FakeSlack, messageEvent, signedHeaders } from "./slack-load.ts";

/** What is said, and what a right answer to it holds. */
interface Saying {
  readonly asks: string;
  readonly holds: string;
}

const plan: Saying = { asks: "can I take unit 6 and 8?", holds: "No: unit 6" };
const five: Saying = { asks: "what is unit 5?", holds: "Unit 5: Principles" };
const eight: Saying = { asks: "what is unit 8?", holds: "Unit 8: Principles" };
const quiz: Saying = { asks: "quiz me", holds: "Question 1 of" };
const learn: Saying = { asks: "no idea", holds: "Here is the answer" };

/** What one person says in one go, without waiting for answers: alone, in a burst, or with an answer that is written down. */
const turns: readonly (readonly Saying[])[] = [
  [plan],
  [five],
  [eight],
  [eight, plan],
  [five, eight, plan],
  [quiz, learn],
];

/** Slack brings what was not acknowledged three times more; its own pauses are longer. In milliseconds. */
const pauses = [0, 1_000, 10_000, 60_000];

/** A crowd that talks. */
export interface SoakLoad {
  readonly book: OrderBook;
  /** How long each message took until its acknowledgement, in ms, since this was asked for last. */
  takeAcks(): readonly number[];
  /** Messages that had to be brought again, as Slack does, and those that were refused for good. */
  refusals(): { readonly repeated: number; readonly refused: number };
  /** Talks so many messages a second for so long, and waits for the answers. */
  run(perSecond: number, ms: number): Promise<void>;
  close(): void;
}

/** People of one workspace, in turn, each in a channel of their own; what one says is sent in order. */
export function openSoakLoad(
  slack: FakeSlack,
  { botUrl, people }: { readonly botUrl: string; readonly people: number },
): SoakLoad {
  const book = openOrderBook();
  slack.listen(book);
  const poster = openPoster(`${botUrl}/slack/events`);
  let acks: number[] = [];
  let [repeated, refused] = [0, 0];
  const say = async ({ asks, holds }: Saying, n: number): Promise<void> => {
    const { body, channel } = messageEvent(n, { people, channels: people, words: () => asks });
    book.expect(channel, holds);
    for (const pause of pauses) {
      await sleep(pause);
      if (pause > 0) repeated += 1;
      const begun = performance.now();
      const status = await poster.post(signedHeaders(body), body);
      acks.push(performance.now() - begun);
      if (status === 200) return;
    }
    refused += 1;
  };
  let turn = 0;
  // A person's next go waits until the one before was taken, however slow a machine is: else the order would be the load's fault.
  const going = new Map<number, Promise<void>>();
  const talk = async (sayings: readonly Saying[], at: number): Promise<void> => {
    const round = Math.floor(at / people);
    await going.get(at % people);
    // The n-th message belongs to the person that the rest of n by the people is.
    for (const [index, saying] of sayings.entries()) await say(saying, (at % people) + people * (round * 4 + index));
  };
  return {
    book,
    takeAcks: () => {
      const taken = acks;
      acks = [];
      return taken;
    },
    refusals: () => ({ repeated, refused }),
    async run(perSecond, ms) {
      const begun = performance.now();
      const talking = new Set<Promise<void>>();
      let said = 0;
      while (performance.now() - begun < ms) {
        while (said < ((performance.now() - begun) / 1_000) * perSecond) {
          // Rounds move the turns on, so that nobody says the same for ever.
          const sayings = turns[(turn + Math.floor(turn / people)) % turns.length] ?? [plan];
          const [who, one]: [number, Promise<void>] = [turn % people, talk(sayings, turn)];
          going.set(who, one);
          talking.add(one);
          void one.finally(() => {
            talking.delete(one);
            if (going.get(who) === one) going.delete(who);
          });
          said += sayings.length;
          turn += 1;
        }
        await sleep(5);
      }
      await Promise.all(talking);
      await book.settled(30_000);
    },
    close: () => poster.close(),
  };
}
