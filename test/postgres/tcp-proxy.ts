import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { scheduler } from "node:timers/promises";

const host = "127.0.0.1";

/** A port, of 127.0.0.1 where no host is said; or a Unix socket. */
export type ProxyTarget = { readonly port: number; readonly host?: string } | { readonly path: string };

/** A stretch of network that can be made bad. Faults add up until `heal`; they hold for connections there are, and new ones. */
export interface TcpProxy {
  /** Of 127.0.0.1; stays the same. */
  readonly port: number;
  /** How many connections are open. */
  readonly open: number;
  /** How many connections were ever accepted. */
  readonly accepted: number;
  /** Every byte arrives so many milliseconds later, in each direction. */
  readonly delay: (ms: number) => void;
  /**
   * Nothing arrives any more, nor that a side hung up, as with a pulled cable: neither side is told. With "answers" what is
   * asked still arrives, and is done; only nobody hears of it. After `heal` all of it arrives late.
   */
  readonly silence: (what?: "all" | "answers") => void;
  /**
   * The connections there are stay silent for good, also after `heal`, and neither side is told: their host is dead. New ones
   * are fine, as where another host has taken its place.
   */
  readonly strand: () => void;
  /** Breaks the connections there are, on both sides, with what was still under way. New ones are fine. */
  readonly reset: () => void;
  /** New connections are refused, as where nothing listens; those there are stay. */
  readonly refuse: () => void;
  /** Bytes arrive in pieces of at most so many. */
  readonly slices: (bytes: number) => void;
  /** All is well again, for new connections and those that lived through it. */
  readonly heal: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

type Way = "requests" | "answers";

/** What the network is like just now; all connections look at the same. */
interface Weather {
  delay: number;
  slice: number;
  silent: readonly Way[];
  /** Who waits for the silence to end. */
  readonly waiting: Set<() => void>;
}

/** One connection through the proxy. */
interface Line {
  isStranded: boolean;
}

/** Starts a proxy before a server, with nothing bad about it yet. */
export async function startTcpProxy(target: ProxyTarget): Promise<TcpProxy> {
  const weather: Weather = { delay: 0, slice: Number.POSITIVE_INFINITY, silent: [], waiting: new Set() };
  const sockets = new Set<Socket>();
  const clients = new Set<Socket>();
  const lines = new Set<Line>();
  let accepted = 0;
  const keep = (socket: Socket, among: Set<Socket>) => {
    socket.on("error", () => undefined);
    socket.setNoDelay(true);
    among.add(socket);
    socket.once("close", () => among.delete(socket));
  };
  const accept = async (client: Socket) => {
    accepted += 1;
    keep(client, sockets);
    keep(client, clients);
    const line = { isStranded: false };
    lines.add(line);
    client.once("close", () => lines.delete(line));
    await calm(weather, "requests");
    if (client.destroyed || line.isStranded) return;
    const server = connect({ host, ...target, allowHalfOpen: true });
    keep(server, sockets);
    carry({ line, from: client, to: server, way: "requests" }, weather);
    carry({ line, from: server, to: client, way: "answers" }, weather);
  };
  let listener: Server | undefined = await listenOn(0, accept);
  const port = portOf(listener);
  const refuse = () => {
    listener?.close();
    listener = undefined;
  };
  const reset = () => {
    for (const socket of sockets) breakOff(socket);
  };
  const brighten = () => {
    weather.delay = 0;
    weather.slice = Number.POSITIVE_INFINITY;
    weather.silent = [];
    for (const go of weather.waiting) go();
    weather.waiting.clear();
  };
  return {
    port,
    get open() {
      return clients.size;
    },
    get accepted() {
      return accepted;
    },
    delay: (ms) => {
      weather.delay = ms;
    },
    silence: (what = "all") => {
      weather.silent = what === "all" ? ["requests", "answers"] : ["answers"];
    },
    strand: () => {
      for (const line of lines) line.isStranded = true;
    },
    reset,
    refuse,
    slices: (bytes) => {
      weather.slice = bytes;
    },
    heal: async () => {
      brighten();
      listener ??= await listenOn(port, accept);
    },
    stop: async () => {
      refuse();
      reset();
      brighten();
    },
  };
}

interface Direction {
  readonly line: Readonly<Line>;
  readonly from: Socket;
  readonly to: Socket;
  readonly way: Way;
}

/** Hands on what one side sends, in order; each piece is due by the delay there was when it came. */
function carry({ line, from, to, way }: Direction, weather: Weather): void {
  let last: Promise<void> = Promise.resolve();
  const next = (step: () => Promise<void> | void) => {
    const due = performance.now() + weather.delay;
    last = last.then(async () => {
      if (due > performance.now()) await scheduler.wait(due - performance.now());
      await calm(weather, way);
      if (!to.destroyed && !line.isStranded) await step();
    });
  };
  from.on("data", (bytes: Buffer) => next(() => writeSliced(to, bytes, weather)));
  from.once("end", () => next(() => void to.end()));
  from.once("close", (broken) => {
    if (broken) next(() => breakOff(to));
  });
}

/** A Unix socket knows no reset. */
function breakOff(socket: Socket): void {
  if (socket.remoteFamily === undefined) socket.destroy();
  else socket.resetAndDestroy();
}

async function writeSliced(to: Socket, bytes: Buffer, weather: Weather): Promise<void> {
  for (let at = 0; at < bytes.length && to.writable; at += weather.slice) {
    const piece = bytes.subarray(at, at + weather.slice);
    // A turn between two pieces, so that they do not arrive as one.
    await new Promise<void>((resolve) => to.write(piece, () => setImmediate(resolve)));
  }
}

async function calm(weather: Weather, way: Way): Promise<void> {
  while (weather.silent.includes(way)) await new Promise<void>((resolve) => weather.waiting.add(resolve));
}

/** What a proxy before this database stands before, and the database's url by the proxy's port. */
export function throughProxy(url: string): { readonly target: ProxyTarget; readonly by: (port: number) => string } {
  const { hostname, port, searchParams } = new URL(url);
  const at = port === "" ? 5_432 : Number(port);
  const folder = searchParams.get("host");
  return {
    target: folder === null ? { host: hostname, port: at } : { path: `${folder}/.s.PGSQL.${at}` },
    by: (proxied) => {
      const by = new URL(url);
      by.searchParams.delete("host");
      by.host = `${host}:${proxied}`;
      return by.href;
    },
  };
}

async function listenOn(port: number, accept: (client: Socket) => Promise<void>): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, (client) => void accept(client)).listen(port, host);
  await once(server, "listening");
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy listens nowhere");
  return address.port;
}
