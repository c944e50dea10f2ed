import { type AnswerBook, openAnswerBook } from "./answer-book.ts";
import { openPoster, openStandIn, type StandIn } from "./http-load.ts";
import type { Target } from "./load-run.ts";
import { question } from "./question.ts";
import { teamsAppId, teamsTenant } from "./teams-tokens.ts";

const people = 200;

/** The connector of Teams as far as a bot needs it here: it takes activities. */
export interface FakeConnector extends StandIn {
  /** Activities sent from now on are answers to that book's questions. */
  listen(book: AnswerBook): void;
  /** How often each kind of request came, without ids. */
  readonly calls: ReadonlyMap<string, number>;
}

export async function openFakeConnector(): Promise<FakeConnector> {
  let book: AnswerBook | undefined;
  let taken = 0;
  const calls = new Map<string, number>();
  const stand = await openStandIn(({ method, url }, body) => {
    const [, , place = "", what = "", to] = (url ?? "").split("?")[0]?.split("/").slice(1) ?? [];
    const kind = `${method} ${what}${to === undefined ? "" : "/id"}`;
    calls.set(kind, (calls.get(kind) ?? 0) + 1);
    taken += 1;
    if (method === "POST" && what === "activities" && isMessage(body)) book?.arrived(decodeURIComponent(place), body);
    return { status: 201, body: JSON.stringify({ id: String(taken) }) };
  });
  return {
    ...stand,
    calls,
    listen: (to) => {
      book = to;
    },
  };
}

// Typing and the like are no answers.
function isMessage(body: string): boolean {
  const parsed: unknown = JSON.parse(body);
  return typeof parsed === "object" && parsed !== null && "type" in parsed && parsed.type === "message";
}

/** Sends personal messages of 200 people to one bot; a right answer holds `expected`. */
export function openTeamsLoad(
  connector: FakeConnector,
  options: { readonly botUrl: string; readonly expected: string; readonly token: () => string },
): Target {
  let n = 0;
  const book = openAnswerBook(options.expected);
  const poster = openPoster(`${options.botUrl}/api/messages`);
  return {
    async send() {
      connector.listen(book);
      const { body, chat } = messageActivity(n++, connector.url);
      const headers = { "content-type": "application/json", authorization: `Bearer ${options.token()}` };
      const start = performance.now();
      const answered = book.expect(chat);
      const acked = poster.post(headers, body).then((status) => ({ status, ackMs: performance.now() - start }));
      const [ack, came] = await Promise.all([acked, answered]);
      return { ...ack, answered: came, endMs: performance.now() - start };
    },
    counts: () => book.counts(),
    resetCounts: () => book.reset(),
    close: () => poster.close(),
  };
}

const run = Date.now();

/** The n-th message as Teams posts it: the person and the chat go round, the id is never the same. */
export function messageActivity(n: number, connectorUrl: string) {
  const who = String(n % people).padStart(12, "0");
  const chat = `a:bench-${who}`;
  const now = new Date().toISOString();
  const place = { locale: "en-GB", country: "GB", platform: "Web", timezone: "Europe/London" };
  const activity = {
    type: "message",
    id: String(run + n),
    text: question,
    textFormat: "plain",
    attachments: [{ contentType: "text/html", content: `<p>${question}</p>` }],
    channelId: "msteams",
    serviceUrl: connectorUrl,
    timestamp: now,
    localTimestamp: now,
    localTimezone: "Europe/London",
    locale: "en-GB",
    from: { id: `29:bench-${who}`, name: "Ann Lee", aadObjectId: `00000000-0000-4000-8000-${who}` },
    recipient: { id: `28:${teamsAppId}`, name: "Unitwise" },
    conversation: { id: chat, conversationType: "personal", tenantId: teamsTenant },
    entities: [{ type: "clientInfo", ...place }],
    channelData: { tenant: { id: teamsTenant } },
  };
  return { body: JSON.stringify(activity), chat };
}
