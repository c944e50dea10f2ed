import type { IncomingMessage } from "node:http";
import type { BodyRoom } from "./body-room.ts";

/**
 * What came of reading a request: its bytes, more than were allowed, a sender that went away, or one that was given up as
 * others needed the room.
 */
export type ReadBody =
  | { readonly kind: "body"; readonly body: Buffer }
  | { readonly kind: "too-large" }
  | { readonly kind: "gone" }
  | { readonly kind: "given-up" };

/** How much may be read. */
export interface BodyLimits {
  readonly mostBytes: number;
  /** Shared by all requests of a server. */
  readonly room: BodyRoom;
}

/** The whole body of a request, never more than `mostBytes` of it in memory. Never rejects. */
export function readBody(request: IncomingMessage, { mostBytes, room }: BodyLimits): Promise<ReadBody> {
  const announced = Number(request.headers["content-length"] ?? 0);
  if (announced > mostBytes) return Promise.resolve({ kind: "too-large" });
  return new Promise((resolve) => {
    let chunks: Buffer[] = [];
    let size = 0;
    const end = (read: ReadBody): void => {
      room.leave(reader);
      chunks = [];
      resolve(read);
    };
    const breakOff = (kind: "too-large" | "given-up"): void => {
      request.removeListener("data", keep);
      request.pause();
      end({ kind });
    };
    const reader = { giveUp: () => breakOff("given-up") };
    const keep = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > mostBytes) breakOff("too-large");
      else {
        chunks.push(chunk);
        room.take(reader, chunk.length);
      }
    };
    request.on("data", keep);
    request.once("end", () => {
      const [first] = chunks;
      end({ kind: "body", body: chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks) });
    });
    request.once("close", () => end({ kind: "gone" }));
    request.once("error", () => end({ kind: "gone" }));
  });
}
