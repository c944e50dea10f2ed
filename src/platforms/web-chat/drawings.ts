import type { Intent } from "../../domain/intent.ts";
import type { Reply, ReplyFile } from "../../domain/reply.ts";
import type { Drawings } from "./browser/wire.ts";

/** Draws a reply in every way; `fileHref` says where a file of it can be had. Rejects for nothing but a bug. */
export type DrawEveryWay = (reply: Reply, fileHref: (file: ReplyFile) => string) => Promise<Drawings>;

/** What a button pressed on a card means, and the words on it; undefined for anything else. */
export type ReadCard = (data: unknown) => { readonly intent: Intent; readonly label: string } | undefined;
