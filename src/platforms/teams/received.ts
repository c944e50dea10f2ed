import { z } from "zod";
import type { Answer } from "../../ports/platform.ts";
import { replySchema } from "../../ports/reply-schema.ts";
import { type Activity, tenantOf } from "./incoming-activity.ts";
import { knownZone } from "./known-zone.ts";
import { pressVerb } from "./press.ts";
import { type Person, type Spot, spotSchema } from "./spot.ts";
import { type Mentioned, mentionsBot, readTyped } from "./typed-text.ts";

/** Who did something, and where. */
interface Scene {
  readonly who: Person;
  readonly spot: Spot;
  /** Names it: a repeated delivery has the same. */
  readonly key: string;
  /** The conversation whose members are meant by "us": of a whole team, where it was said in one. */
  readonly team?: string | undefined;
}

/** Something that has to be answered, with all that answering takes; it is kept as JSON until then. */
export type Received = Scene &
  (
    | { readonly kind: "said"; readonly text: string; readonly mentions?: readonly Mentioned[] | undefined }
    /** `data` is what the button sent; `card` the message it stands on; `found` what there is to be said to it already. */
    | {
        readonly kind: "pressed";
        readonly data?: unknown;
        readonly card?: string | undefined;
        readonly found?: Pick<Answer, "intent" | "reply"> | undefined;
      }
    | { readonly kind: "installed"; readonly how: "add" | "upgrade" | "remove" }
  );

const text = z.string().optional();
const scene = {
  who: z.object({ id: z.string(), aad: text, name: text, locale: text, timezone: text }),
  spot: spotSchema,
  key: z.string(),
  team: text,
};
const mentions = z.array(z.object({ id: z.string(), aad: text, name: z.string() })).optional();

const found = z.object({ intent: z.string(), reply: replySchema }).optional();

/** What was kept, read back. */
export const receivedSchema: z.ZodType<Received> = z.discriminatedUnion("kind", [
  z.object({ ...scene, kind: z.literal("said"), text: z.string(), mentions }),
  z.object({ ...scene, kind: z.literal("pressed"), data: z.unknown().optional(), card: text, found }),
  z.object({ ...scene, kind: z.literal("installed"), how: z.enum(["add", "upgrade", "remove"]) }),
]);

/** What an activity asks of us; undefined for all that is not for the assistant: edits, reactions, other bots, talk of others. */
export function readActivity(activity: Activity): Received | undefined {
  const at = sceneOf(activity);
  if (at === undefined || isBot(activity)) return undefined;
  switch (activity.type) {
    case "message":
      return readMessage(activity, at);
    case "invoke":
      return activity.name === "adaptiveCard/action" ? readInvoke(activity, at) : undefined;
    case "installationUpdate":
      return readInstallation(activity, at);
    default:
      return undefined;
  }
}

function readMessage(activity: Activity, at: Scene): Received | undefined {
  if (activity.value !== undefined && activity.value !== null && (activity.text ?? "") === "") {
    return { ...at, kind: "pressed", data: activity.value, card: activity.replyToId };
  }
  if (at.spot.kind !== "personal" && !mentionsBot(activity)) return undefined;
  const { text, mentions } = readTyped(activity);
  return { ...at, kind: "said", text, ...(mentions.length === 0 ? {} : { mentions }) };
}

const invoked = z.object({ action: z.object({ verb: z.string().optional(), data: z.unknown().optional() }) });

function readInvoke(activity: Activity, at: Scene): Received {
  const action = invoked.safeParse(activity.value).data?.action;
  const data = action?.verb === pressVerb ? action.data : undefined;
  return { ...at, kind: "pressed", data, card: activity.replyToId };
}

function readInstallation(activity: Activity, at: Scene): Received | undefined {
  switch (activity.action) {
    case "add":
      return { ...at, kind: "installed", how: "add" };
    case "add-upgrade":
      return { ...at, kind: "installed", how: "upgrade" };
    case "remove":
    case "remove-upgrade":
      return { ...at, kind: "installed", how: "remove" };
    default:
      return undefined;
  }
}

function sceneOf(activity: Activity): Scene | undefined {
  const { from, recipient, conversation, serviceUrl } = activity;
  if (from === undefined || recipient === undefined || conversation?.id === undefined || serviceUrl === undefined)
    return undefined;
  const spot: Spot = {
    serviceUrl,
    conversation: conversation.id,
    kind: kindOf(activity),
    tenant: tenantOf(activity) ?? "",
    bot: { id: recipient.id, name: recipient.name ?? "" },
  };
  // An invoke may come without an id; it is not kept, and its press has a name of its own.
  const team = activity.channelData?.team?.id;
  const key = `${conversation.id} ${activity.id ?? ""}`;
  return { who: personOf(activity, from), spot, key, ...(team === undefined ? {} : { team }) };
}

// Only what is surely a chat of two counts as one: what is about a person alone would be shown to others.
function kindOf({ conversation }: Activity): Spot["kind"] {
  const conversationType = conversation?.conversationType ?? undefined;
  switch (conversationType) {
    case "channel":
      return "channel";
    case "groupChat":
      return "group";
    case "personal":
      return "personal";
    default:
      return conversationType === undefined && conversation?.isGroup !== true ? "personal" : "group";
  }
}

function personOf(activity: Activity, from: NonNullable<Activity["from"]>): Person {
  const client = activity.entities?.find(({ type }) => type === "clientInfo");
  const locale = client?.locale ?? activity.locale;
  const person: Person = {
    id: from.id,
    aad: from.aadObjectId,
    name: from.name?.trim().slice(0, 100) || undefined,
    locale: locale !== undefined && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(locale) ? locale : undefined,
    timezone: knownZone(client?.timezone) ?? knownZone(activity.localTimezone),
  };
  return person;
}

// Ids of bots begin with 28, of people with 29: learn, "Conversation basics".
function isBot({ from, recipient }: Activity): boolean {
  return (
    from === undefined ||
    from.role === "bot" ||
    from.role === "skill" ||
    from.id.startsWith("28:") ||
    from.id === recipient?.id
  );
}
