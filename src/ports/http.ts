import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";

/** A request, read whole. */
export interface HttpRequest {
  readonly headers: IncomingHttpHeaders;
  /** The bytes as they came, for signatures. */
  readonly body: Buffer;
}

/** What is sent back. `body` is sent as JSON with its content type where it is an object, else as plain text. */
export interface HttpAnswer {
  readonly status: number;
  readonly body?: string | object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One path that is answered. Nothing else of a request decides; other methods get 405. */
export type Route = {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** True: everything below the path, which ends with "/", is answered too where no route has it as its own. */
  readonly below?: true;
} & (
  | {
      readonly kind: "whole";
      /** More bytes than this are refused with 413 before `answer` is called. */
      readonly mostBytes: number;
      /**
       * Asked before a byte of the body is read: what it answers is sent, and the body is not read. For those who are told
       * apart by their headers alone; a connection that gets past this and is answered with 2xx counts as genuine.
       */
      readonly refuse?: (headers: IncomingHttpHeaders) => HttpAnswer | undefined | Promise<HttpAnswer | undefined>;
      /** A rejection becomes 500 with nothing told. */
      readonly answer: (request: HttpRequest) => Promise<HttpAnswer>;
    }
  | {
      /** For a library that writes the answer itself. */
      readonly kind: "raw";
      readonly serve: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    }
);
