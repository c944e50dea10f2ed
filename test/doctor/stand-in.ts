import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";

/** A request as it came, read whole. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** What is answered; `date` sets the server's clock; "never": the connection stays open and silent. */
export type Said =
  | {
      readonly status?: number;
      readonly json?: unknown;
      readonly text?: string;
      readonly headers?: Record<string, string>;
    }
  | "never";

/** A server of ours in place of Slack's or Microsoft's, over real HTTP. */
export interface StandIn {
  readonly url: string;
  readonly asked: readonly Asked[];
  close(): Promise<void>;
}

/** When the tests take place; every answer carries this date unless it sets another. */
export const noon = Date.UTC(2026, 10, 25, 12);

/** Begins to answer on a free port of this machine. */
export async function openStandIn(answer: (asked: Asked) => Said): Promise<StandIn> {
  const asked: Asked[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const one = {
      method: request.method ?? "",
      path: request.url ?? "",
      authorization: request.headers.authorization,
      body: await text(request),
    };
    asked.push(one);
    reply(response, answer(one));
  };
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    asked,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function reply(response: ServerResponse, said: Said): void {
  if (said === "never") return;
  const headers = { date: new Date(noon).toUTCString(), ...said.headers };
  response.writeHead(said.status ?? 200, headers);
  response.end(said.json === undefined ? (said.text ?? "") : JSON.stringify(said.json));
}

/** The address of a port that nobody listens on. */
export async function nobodysUrl(): Promise<string> {
  const server = await openStandIn(() => "never");
  await server.close();
  return server.url;
}
