import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";

/** What the assistant sent back over the socket. */
export interface Acknowledgement {
  readonly envelope_id: string;
  /** The app token by which its connection was opened. */
  readonly by: string;
}

interface Connection {
  readonly socket: WebSocket;
  readonly by: string;
}

/** Slack's side of Socket Mode: a Web API that hands out one-use addresses, and the socket behind them. */
export interface SocketServer {
  readonly apiUrl: string;
  /** What was written to people. */
  readonly written: { readonly method: string; readonly args: Readonly<Record<string, unknown>> }[];
  readonly acknowledged: Acknowledgement[];
  /** How often a connection was made. */
  connections(): number;
  /** Sends an envelope over the connection that was made last, by whoever has this app token where one is given. */
  send(envelope: object, by?: string): void;
  /** The app tokens of the connections that stand. */
  connected(): readonly string[];
  /** Asks the assistant to connect anew, as Slack does every few hours. */
  refresh(): void;
  /** Cuts the connection off without a word. */
  cut(): void;
  close(): Promise<void>;
}

/** Listens on a free port of this machine. */
export async function openSocketServer(): Promise<SocketServer> {
  const written: { method: string; args: Record<string, unknown> }[] = [];
  const acknowledged: Acknowledgement[] = [];
  const made: Connection[] = [];
  const tickets: string[] = [];
  const api = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const method = (request.url ?? "").replace("/api/", "");
      const text = Buffer.concat(chunks).toString("utf8");
      if (method.startsWith("chat.")) written.push({ method, args: JSON.parse(text) });
      response.setHeader("content-type", "application/json");
      if (method === "apps.connections.open") tickets.push(request.headers.authorization?.replace("Bearer ", "") ?? "");
      const link = `127.0.0.1:${port()}/link?ticket=${tickets.length - 1}`;
      const answer = method === "conversations.history" ? historyIn(written, text) : answerTo(method, link);
      response.end(JSON.stringify(answer));
    });
  });
  const server = new WebSocketServer({ server: api });
  server.on("connection", (socket, { url = "" }) => {
    const by = tickets[Number(url.split("=")[1])] ?? "";
    made.push({ socket, by });
    socket.on("message", (data) => acknowledged.push({ ...JSON.parse(String(data)), by }));
    socket.send(JSON.stringify({ type: "hello", num_connections: 1, connection_info: { app_id: "A1" } }));
  });
  await new Promise<void>((resolve) => api.listen(0, "127.0.0.1", resolve));
  const last = (by?: string) => made.findLast((one) => by === undefined || one.by === by)?.socket;
  const port = () => {
    const address = api.address();
    return isInfo(address) ? address.port : 0;
  };
  return {
    apiUrl: `http://127.0.0.1:${port()}/api/`,
    written,
    acknowledged,
    connections: () => made.length,
    connected: () => made.filter(({ socket }) => socket.readyState === socket.OPEN).map(({ by }) => by),
    send: (envelope, by) => last(by)?.send(JSON.stringify(envelope)),
    refresh: () => last()?.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested" })),
    cut: () => last()?.terminate(),
    close: async () => {
      for (const { socket } of made) socket.terminate();
      server.close();
      api.closeAllConnections();
      await new Promise((resolve) => api.close(resolve));
    },
  };
}

function isInfo(address: AddressInfo | string | null): address is AddressInfo {
  return address !== null && typeof address !== "string";
}

/** What was written there, for whoever looks whether an answer arrived. */
function historyIn(written: SocketServer["written"], asked: string): object {
  const channel: unknown = asked.startsWith("{")
    ? JSON.parse(asked).channel
    : new URLSearchParams(asked).get("channel");
  return { ok: true, messages: written.filter(({ args }) => args["channel"] === channel).map(({ args }) => args) };
}

function answerTo(method: string, link: string): object {
  if (method === "apps.connections.open") return { ok: true, url: `ws://${link}` };
  if (method === "auth.test") return { ok: true, user_id: "UBOT", bot_id: "BBOT", team_id: "T1" };
  if (method === "users.info") return { ok: true, user: { id: "U1", tz: "Europe/London", locale: "en-GB" } };
  return { ok: true, channel: "D1", ts: "1700000000.000001" };
}
