import { createHmac } from "node:crypto";
import type { AnswerBook } from "./answer-book.ts";
import { openAnswerBook } from "./answer-book.ts";
import { openPoster, openStandIn, type StandIn } from "./http-load.ts";
import type { Target } from "./load-run.ts";

export const slackSecret = "bench-signing-secret";
export const slackBotToken = "xoxb-bench";

/** Slack as far as a bot needs it here: it takes messages and knows people. */
export interface FakeSlack extends StandIn {
  /** Messages posted from now on are answers to that book's questions. */
  listen(book: Pick<AnswerBook, "arrived">): void;
  /** How often each method was called. */
  readonly calls: ReadonlyMap<string, number>;
}

const identity = { url: "https://bench.slack.com/", team: "Bench", user: "unitwise", team_id: "T1" };
const known: Readonly<Record<string, object>> = {
  "auth.test": { ...identity, user_id: "UBOT", bot_id: "BBOT", is_enterprise_install: false },
  "conversations.info": { channel: { id: "D1", is_im: true } },
};

export async function openFakeSlack(): Promise<FakeSlack> {
  let book: Pick<AnswerBook, "arrived"> | undefined;
  let posted = 0;
  const calls = new Map<string, number>();
  const stand = await openStandIn(({ url, headers }, body) => {
    const [path = "", query = ""] = (url ?? "").split("?");
    const method = path.slice(path.lastIndexOf("/") + 1);
    calls.set(method, (calls.get(method) ?? 0) + 1);
    if (method === "users.info") return ok(person(fieldsOf(headers["content-type"], body || query)["user"] ?? "U0"));
    if (method !== "chat.postMessage") return ok(known[method] ?? {});
    const { channel = "", text = "" } = fieldsOf(headers["content-type"], body);
    posted += 1;
    const ts = `1700000000.${String(posted).padStart(6, "0")}`;
    book?.arrived(channel, text);
    return ok({ channel, ts, message: { type: "message", user: "UBOT", bot_id: "BBOT", text: "", ts } });
  });
  return {
    ...stand,
    calls,
    listen: (to) => {
      book = to;
    },
  };
}

const ok = (fields: object) => ({ status: 200, body: JSON.stringify({ ok: true, ...fields }) });

function person(id: string): object {
  const profile = { display_name: "Ann", real_name: "Ann Lee" };
  const user = { id, team_id: "T1", name: "ann", real_name: "Ann Lee", tz: "Europe/London", locale: "en-GB", profile };
  return { user: { ...user, is_bot: false, tz_label: "GMT", tz_offset: 0 } };
}

function fieldsOf(type: string | undefined, body: string): Readonly<Record<string, string>> {
  if (type?.startsWith("application/json") !== true) return Object.fromEntries(new URLSearchParams(body));
  const parsed: unknown = JSON.parse(body);
  return Object.fromEntries(Object.entries(parsed ?? {}).map(([name, value]) => [name, String(value)]));
}

/** People, channels and words of the events; the user decides the channel. */
export interface SlackCrowd {
  readonly people: number;
  readonly channels: number;
  readonly words: (n: number) => string;
}

/** Sends signed direct messages to one bot; a right answer holds `expected`. */
export function openSlackLoad(
  slack: FakeSlack,
  options: { readonly botUrl: string; readonly expected: string; readonly crowd: SlackCrowd },
): Target {
  const book = openAnswerBook(options.expected);
  const poster = openPoster(`${options.botUrl}/slack/events`);
  return {
    async send() {
      slack.listen(book);
      const { body, channel } = messageEvent(sent++, options.crowd);
      const headers = signedHeaders(body);
      const start = performance.now();
      const answered = book.expect(channel);
      const acked = poster.post(headers, body).then((status) => ({ status, ackMs: performance.now() - start }));
      const [ack, came] = await Promise.all([acked, answered]);
      return { ...ack, answered: came, endMs: performance.now() - start };
    },
    counts: () => book.counts(),
    resetCounts: () => book.reset(),
    close: () => poster.close(),
  };
}

/** What Slack sends with such a body now. */
export function signedHeaders(body: string): Readonly<Record<string, string>> {
  const at = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac("sha256", slackSecret).update(`v0:${at}:${body}`).digest("hex");
  return {
    "content-type": "application/json",
    "x-slack-request-timestamp": at,
    "x-slack-signature": `v0=${signature}`,
  };
}

// Names of events: never the same twice, whatever load they belong to.
const run = Math.floor(Date.now() / 1_000);
let sent = 0;

/** The n-th message: its person is the rest of n by the number of people. */
export function messageEvent(n: number, { people, channels, words }: SlackCrowd) {
  const user = `U${String(n % people).padStart(6, "0")}`;
  const channel = `D${String((n % people) % channels).padStart(6, "0")}`;
  const ts = `${run}.${String(n).padStart(6, "0")}`;
  const text = words(n);
  const section = { type: "rich_text_section", elements: [{ type: "text", text }] };
  const blocks = [{ type: "rich_text", block_id: `b${n}`, elements: [section] }];
  const message = {
    user,
    type: "message",
    ts,
    client_msg_id: `5a1c0de0-0000-4000-8000-${run}${n}`,
    text,
    team: "T1",
    blocks,
  };
  const bot = { enterprise_id: null, team_id: "T1", user_id: "UBOT", is_bot: true, is_enterprise_install: false };
  const event = {
    token: "unused",
    team_id: "T1",
    context_team_id: "T1",
    context_enterprise_id: null,
    api_app_id: "A1",
    event: { ...message, channel, event_ts: ts, channel_type: "im" },
    type: "event_callback",
    event_id: `Ev${run}${n}`,
    event_time: run,
    authorizations: [bot],
    is_ext_shared_channel: false,
    event_context: "4-bench",
  };
  return { body: JSON.stringify(event), channel };
}
