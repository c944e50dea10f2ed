import http from "node:http";
import https from "node:https";
import type { WebClientOptions } from "@slack/web-api";

type Fetch = NonNullable<WebClientOptions["fetch"]>;
type FetchInit = NonNullable<Parameters<Fetch>[1]>;
type FetchResponse = Awaited<ReturnType<Fetch>>;

/** A request that did not come to an answer. */
export class TransportError extends Error {
  /** The system's word: ECONNREFUSED, ECONNRESET, ETIMEDOUT ... */
  readonly code: string;
  /** True where the request was on its way, so that the other side may have taken it. */
  readonly sent: boolean;
  constructor(code: string, sent: boolean, cause: unknown) {
    super(code, { cause });
    this.name = "TransportError";
    this.code = code;
    this.sent = sent;
  }
}

/** What is kept open between requests. */
export interface KeepAliveFetch {
  readonly fetch: Fetch;
  /** Closes the connections that are kept. */
  close(): void;
}

/** What is not there whole within so many milliseconds is no answer. */
const patienceMs = 10_000;

/**
 * `fetch` over Node's own HTTP client with connections that stay open. The global fetch takes some two
 * fifths of a bare bot's time. Only what Slack's packages need of `fetch`: text bodies, buffered answers, no redirects.
 */
export function openKeepAliveFetch(): KeepAliveFetch {
  const options = { keepAlive: true, maxSockets: 256, scheduling: "lifo" } as const;
  const plain = new http.Agent(options);
  const secure = new https.Agent(options);
  const places = new Map<string, Place>();
  return {
    fetch: (address, init = {}) => {
      const place = placeOf(address, places);
      const begin = { ...toOptions(init), ...place.options, agent: place.secure ? secure : plain };
      return send({ place, body: init.body, request: place.secure ? https.request(begin) : http.request(begin) });
    },
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}

/** An address taken apart. */
interface Place {
  readonly href: string;
  readonly secure: boolean;
  readonly options: { readonly host: string; readonly port: string; readonly path: string };
}

/** Methods come again and again; an address for one answer does not. */
function placeOf(address: string | URL, places: Map<string, Place>): Place {
  const href = String(address);
  const known = places.get(href);
  if (known !== undefined) return known;
  const { protocol, hostname, port, pathname, search } = new URL(href);
  const secure = protocol === "https:";
  const host = hostname.replace(/^\[|\]$/g, "");
  const place = { href, secure, options: { host, port: port || (secure ? "443" : "80"), path: pathname + search } };
  if (places.size < 100) places.set(href, place);
  return place;
}

function toOptions({ method, headers, signal }: FetchInit): http.RequestOptions {
  return {
    ...(method === undefined ? {} : { method }),
    ...(headers === undefined ? {} : { headers: { ...headers } }),
    ...(signal === undefined ? {} : { signal }),
  };
}

interface Sending {
  readonly place: Place;
  readonly body: FetchInit["body"];
  readonly request: http.ClientRequest;
}

function send({ place, body, request }: Sending): Promise<FetchResponse> {
  return new Promise((resolve, reject) => {
    let connected = false;
    request.once("socket", (socket) => {
      if (!socket.connecting) connected = true;
      else
        socket.once(place.secure ? "secureConnect" : "connect", () => {
          connected = true;
        });
    });
    const late = setTimeout(() => request.destroy(Object.assign(new Error("late"), { code: "ETIMEDOUT" })), patienceMs);
    const fail = (error: NodeJS.ErrnoException) => {
      clearTimeout(late);
      reject(new TransportError(codeOf(error), connected, error));
    };
    request.once("error", fail);
    request.once("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.once("error", fail);
      response.once("end", () => {
        clearTimeout(late);
        resolve(toResponse(place.href, response, Buffer.concat(chunks)));
      });
    });
    request.end(typeof body === "string" ? body : undefined);
  });
}

function codeOf(error: NodeJS.ErrnoException): string {
  return error.name === "AbortError" || error.name === "TimeoutError" ? "ETIMEDOUT" : (error.code ?? error.name);
}

function toResponse(
  url: string,
  { statusCode = 0, statusMessage = "", headers }: http.IncomingMessage,
  body: Buffer,
): FetchResponse {
  const entries = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  return {
    ok: statusCode >= 200 && statusCode < 300,
    status: statusCode,
    statusText: statusMessage,
    url,
    headers: {
      get: (name) => headers[name.toLowerCase()]?.toString() ?? null,
      entries: () => entries,
    },
    text: async () => body.toString("utf8"),
    json: async () => JSON.parse(body.toString("utf8")),
    arrayBuffer: async () => new Uint8Array(body).buffer,
  };
}
