import { createHash } from "node:crypto";
import type { WebClient } from "@slack/web-api";
import type { Reply } from "../../domain/reply.ts";
import type { Assistant } from "../../ports/platform.ts";
import { learnerOf, type SlackPerson } from "./address.ts";
import type { CallSlack } from "./call-slack.ts";
import { drawHome } from "./home-view.ts";
import type { People } from "./people.ts";
import type { openPictureFiles } from "./picture-files.ts";
import { type Pause, postBlocks } from "./post-message.ts";

/** Whose page it is, and when they opened it or did something else. */
export interface HomeOpened {
  readonly person: SlackPerson;
  readonly client: WebClient;
  readonly at: number;
}

/** What drawing a page takes. */
export interface HomeOptions {
  readonly assistant: Assistant;
  readonly people: People;
  readonly call: CallSlack;
  readonly pictures: ReturnType<typeof openPictureFiles>;
  readonly pause: Pause;
  readonly homes: HomesSeen;
}

/** What was last published for those who opened their page since this process began; the last 10,000 of them. */
export interface HomesSeen {
  /** Whether somebody's page is to be drawn again: they have seen it, and it says something else now. */
  isStale(person: SlackPerson, reply: Reply): boolean;
  isSeen(person: SlackPerson): boolean;
  keep(person: SlackPerson, reply: Reply): void;
}

const mostSeen = 10_000;

/** Nobody has opened a page yet. */
export function openHomesSeen(): HomesSeen {
  const seen = new Map<string, string>();
  const keyOf = ({ team, user }: SlackPerson) => `${team}/${user}`;
  return {
    isSeen: (person) => seen.has(keyOf(person)),
    isStale: (person, reply) => seen.get(keyOf(person)) !== digest(reply),
    keep(person, reply) {
      seen.delete(keyOf(person));
      seen.set(keyOf(person), digest(reply));
      if (seen.size > mostSeen) seen.delete(seen.keys().next().value ?? "");
    },
  };
}

function digest(reply: Reply): string {
  return createHash("sha256").update(JSON.stringify(reply)).digest("base64url");
}

/** Draws the page of the app for one person: the reply to "home". Nothing they did is changed by looking. */
export async function publishHome(opened: HomeOpened, options: HomeOptions): Promise<void> {
  await publish(opened, await lookHome(opened, options), options);
}

/** The same for somebody who has seen their page, where it says something else by now. */
export async function refreshHome(opened: HomeOpened, options: HomeOptions): Promise<void> {
  if (!options.homes.isSeen(opened.person)) return;
  const reply = await lookHome(opened, options);
  if (options.homes.isStale(opened.person, reply)) await publish(opened, reply, options);
}

async function lookHome({ person, client, at }: HomeOpened, { assistant, people }: HomeOptions): Promise<Reply> {
  const profile = await people.profileOf({ client, ...person });
  const act = { kind: "pressed", intent: { kind: "home" } } as const;
  return (await assistant.look({ learner: learnerOf(person), at, profile, act })).reply;
}

async function publish({ person, client, at }: HomeOpened, reply: Reply, options: HomeOptions): Promise<void> {
  const { team, user } = person;
  const files = await options.pictures(reply, { client, team });
  // Buttons of a page drawn anew are new buttons.
  const drawn = drawHome(reply, { nonce: `home${at.toString(36)}`, files });
  const send = (blocks: typeof drawn.blocks) =>
    options.call({ client, team, method: "views.publish", args: { user_id: user, view: { type: "home", blocks } } });
  await postBlocks(drawn, send, options.pause);
  options.homes.keep(person, reply);
}
