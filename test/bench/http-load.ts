import {
  Agent,
  createServer,
  type IncomingMessage,
  type RequestOptions,
  request,
  type ServerResponse,
} from "node:http";

/** A server on this machine that stands in for a platform. */
export interface StandIn {
  readonly url: string;
  close(): Promise<void>;
}

/** What a stand-in answers: always JSON. */
export interface StandInAnswer {
  readonly status: number;
  readonly body: string;
}

/** Serves on a free port of this machine; `answer` gets the path and the body. */
export async function openStandIn(answer: (request: IncomingMessage, body: string) => StandInAnswer): Promise<StandIn> {
  const serve = (incoming: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const { status, body } = answer(incoming, Buffer.concat(chunks).toString());
      response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
      response.end(body);
    });
  };
  // Longer than any bot keeps a connection, so that none meets one that is just being closed.
  const server = createServer({ keepAliveTimeout: 120_000 }, serve);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = server.address();
  if (at === null || typeof at === "string") throw new Error("The stand-in has no port.");
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${at.port}`, close };
}

/** Posts over kept-alive connections and answers the status; 0 where there was no answer. */
export interface Poster {
  post(headers: Readonly<Record<string, string>>, body: string): Promise<number>;
  close(): void;
}

export function openPoster(url: string): Poster {
  const { hostname, port, pathname } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: 4_096 });
  const to: RequestOptions = { host: hostname, port, path: pathname, method: "POST", agent };
  return {
    post: (headers, body) =>
      new Promise((resolve) => {
        const length = String(Buffer.byteLength(body));
        const sent = request({ ...to, headers: { ...headers, "content-length": length } }, (response) => {
          response.resume();
          response.on("end", () => resolve(response.statusCode ?? 0));
        });
        sent.on("error", () => resolve(0));
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}
