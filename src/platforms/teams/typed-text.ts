import { clean } from "./card-words.ts";
import type { Activity } from "./incoming-activity.ts";

/** Whether the assistant itself is mentioned. */
export function mentionsBot({ entities = [], recipient }: Activity): boolean {
  return entities.some(
    ({ type, mentioned }) => type === "mention" && mentioned !== undefined && mentioned.id === recipient?.id,
  );
}

/** Somebody who was mentioned, under the name that stands in the text. */
export interface Mentioned {
  readonly id: string;
  readonly aad?: string | undefined;
  readonly name: string;
}

/** What a person typed, and who is mentioned in it. */
export interface Typed {
  readonly text: string;
  readonly mentions: readonly Mentioned[];
}

/** What counts of the mentions in one message. */
const mostMentions = 100;
const longestName = 80;

/**
 * Reads what a person typed: mentions of the assistant are taken out, those of others become "@" and a name that nobody
 * else in the text has.
 */
export function readTyped(activity: Activity): Typed {
  const people: Mentioned[] = [];
  let text = activity.text ?? "";
  for (const { type, text: mark, mentioned } of (activity.entities ?? []).slice(0, mostMentions)) {
    if (type !== "mention" || mark === undefined || mark === "") continue;
    if (mentioned === undefined || mentioned.id === activity.recipient?.id) {
      text = text.replaceAll(mark, () => " ");
      continue;
    }
    const known = people.find(({ id }) => id === mentioned.id);
    const name = known?.name ?? nameFor(mentioned.name ?? "", people);
    if (known === undefined) people.push({ id: mentioned.id, aad: mentioned.aadObjectId, name });
    // One at a time: the next of the same mark may be somebody else of the same name.
    text = text.replace(mark, () => `@${name}`);
  }
  const plain = decodeMarks(text.replaceAll(/<at(?: [^<>]{0,100})?>([^<>]{0,200})<\/at>/g, "@$1"));
  return { text: plain.replaceAll(/[ \t]{2,}/g, " ").trim(), mentions: people };
}

/** A name as it may stand behind an "@"; the second of the same name is "Sam 2". */
function nameFor(given: string, taken: readonly Mentioned[]): string {
  const cleaned = clean(decodeMarks(given))
    .replaceAll(/[@<>,;\u2060]/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  const bare = cleaned.slice(0, longestName).trim() || "someone";
  const isTaken = (name: string) => taken.some((one) => one.name.toLowerCase() === name.toLowerCase());
  let name = bare;
  for (let count = 2; isTaken(name); count++) name = `${bare} ${count}`;
  return name;
}

const marks: Readonly<Record<string, string>> = { nbsp: " ", lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };

// Teams sends typed "<" and "&" as HTML has them, even where it says "plain".
function decodeMarks(text: string): string {
  if (!text.includes("&")) return text.replaceAll("\u00a0", " ");
  return text
    .replaceAll(/&(nbsp|lt|gt|quot|#39|amp);/g, (_, name: string) => marks[name] ?? "")
    .replaceAll("\u00a0", " ");
}
