import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** What a stand-in for a platform did to those who wrote there. */
export interface StandIn {
  readonly origin: string;
  /** How many messages each person got. */
  readonly got: ReadonlyMap<string, number>;
  readonly did: Readonly<Record<Doing, number>>;
  /** How many requests nobody waited for any more. */
  cut(): number;
  /** Nobody under this name can be written to. */
  isGone(person: string): boolean;
  close(): Promise<void>;
}

type Doing = "taken" | "limited" | "failed" | "takenAndFailed" | "dropped" | "takenAndDropped" | "delayed" | "gone";

const none = {
  taken: 0,
  limited: 0,
  failed: 0,
  takenAndFailed: 0,
  dropped: 0,
  takenAndDropped: 0,
  delayed: 0,
  gone: 0,
};

/** Every fortieth person has left. */
const isGone = (person: string): boolean => Number(/\d+$/.exec(person)?.[0] ?? 1) % 40 === 0;

function choose(person: string): Doing {
  if (isGone(person)) return "gone";
  const odd = (["limited", "failed", "takenAndFailed", "dropped", "takenAndDropped", "delayed"] as const)[
    Math.floor(Math.random() * 30)
  ];
  return odd ?? "taken";
}

const statuses: Readonly<Partial<Record<Doing, number>>> = {
  gone: 403,
  limited: 429,
  failed: 500,
  takenAndFailed: 500,
};

function answerOf(doing: Doing, response: ServerResponse): void {
  if (doing === "dropped" || doing === "takenAndDropped") response.destroy();
  else response.writeHead(statuses[doing] ?? 200, doing === "limited" ? { "retry-after": "0.05" } : {}).end();
}

/** A platform that takes most messages and refuses, delays or loses a fifth of the rest. */
export async function openStandIn(): Promise<StandIn> {
  const got = new Map<string, number>();
  /** A key names a message among those of one person only. */
  const keys = new Set<string>();
  const did = { ...none };
  let cut = 0;

  function take(person: string, key: string): void {
    got.set(person, (got.get(person) ?? 0) + 1);
    keys.add(`${person} ${key}`);
  }

  function tell(person: string, key: string, response: ServerResponse): void {
    const doing = choose(person);
    did[doing] += 1;
    response.on("close", () => {
      if (!response.writableEnded && !doing.endsWith("ropped")) cut += 1;
    });
    const taken = (): void => {
      if (/^taken|^delayed/.test(doing)) take(person, key);
    };
    // A message is taken at some moment between the request and the answer; a kill may come before it or after it.
    setTimeout(taken, Math.random() * 20);
    setTimeout(() => answerOf(doing, response), doing === "delayed" ? 50 : 20);
  }

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://stand-in");
    const [person, key] = [searchParams.get("person") ?? "", searchParams.get("key") ?? ""];
    request.resume();
    if (pathname === "/told") response.end(keys.has(`${person} ${key}`) ? "yes" : "no");
    else tell(person, key, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    got,
    did,
    cut: () => cut,
    isGone,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
