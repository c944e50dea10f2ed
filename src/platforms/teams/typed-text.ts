import type { Activity } from "./incoming-activity.ts";

/** Whether the assistant itself is mentioned. */
export function mentionsBot({ entities = [], recipient }: Activity): boolean {
  return entities.some(
    ({ type, mentioned }) => type === "mention" && mentioned !== undefined && mentioned.id === recipient?.id,
  );
}

/** What a person typed: mentions of the assistant taken out, those of others as their names, on one line each. */
export function typedText(activity: Activity): string {
  let text = activity.text ?? "";
  for (const { type, text: mark, mentioned } of activity.entities ?? []) {
    if (type !== "mention" || mark === undefined || mark === "") continue;
    const name = mentioned?.id === activity.recipient?.id ? " " : (mentioned?.name ?? "");
    text = text.replaceAll(mark, () => name);
  }
  return decodeMarks(text)
    .replaceAll(/[ \t]{2,}/g, " ")
    .trim();
}

const marks: Readonly<Record<string, string>> = { nbsp: " ", lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };

// Teams sends typed "<" and "&" as HTML has them, even where it says "plain".
function decodeMarks(text: string): string {
  if (!text.includes("&")) return text.replaceAll("\u00a0", " ");
  return text
    .replaceAll(/&(nbsp|lt|gt|quot|#39|amp);/g, (_, name: string) => marks[name] ?? "")
    .replaceAll("\u00a0", " ");
}
