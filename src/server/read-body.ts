import type { IncomingMessage } from "node:http";

/** What came of reading a request: its bytes, more than were allowed, or a sender that went away. */
export type ReadBody =
  | { readonly kind: "body"; readonly body: Buffer }
  | { readonly kind: "too-large" }
  | { readonly kind: "gone" };

/** The whole body of a request, never more than `mostBytes` of it in memory. Never rejects. */
export function readBody(request: IncomingMessage, mostBytes: number): Promise<ReadBody> {
  const announced = Number(request.headers["content-length"] ?? 0);
  if (announced > mostBytes) return Promise.resolve({ kind: "too-large" });
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= mostBytes) chunks.push(chunk);
      else {
        request.pause();
        resolve({ kind: "too-large" });
      }
    });
    request.once("end", () => {
      const [first] = chunks;
      resolve({ kind: "body", body: chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks) });
    });
    request.once("close", () => resolve({ kind: "gone" }));
    request.once("error", () => resolve({ kind: "gone" }));
  });
}
