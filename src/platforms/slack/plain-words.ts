/**
 * What somebody wrote, as they meant it: Slack sends `&`, `<` and `>` as entities and mentions, channels and links in
 * angle brackets. The assistant's own mention goes; others become the names that are known by their ids, else those Slack
 * gives along, else "@someone".
 */
export function plainWords(
  text: string,
  botUserId: string | undefined,
  names: ReadonlyMap<string, string> = new Map(),
): string {
  return text
    .slice(0, 12_000)
    .replaceAll(/<([^<>]{1,3000})>/g, (_, inside: string) => nameOf(inside, { botUserId, names }))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replaceAll(/[ \t]{2,}/g, " ")
    .trim();
}

interface Known {
  readonly botUserId: string | undefined;
  readonly names: ReadonlyMap<string, string>;
}

function nameOf(inside: string, { botUserId, names }: Known): string {
  const bar = inside.indexOf("|");
  const label = bar < 0 ? "" : inside.slice(bar + 1);
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const known = names.get(target);
  if (known !== undefined) return `@${known}`;
  if (target.startsWith("@")) return target === `@${botUserId}` ? " " : `@${label || "someone"}`;
  if (target.startsWith("#")) return `#${label || "channel"}`;
  if (target.startsWith("!")) return label || target.slice(1).replace(/\^.*/, "");
  return label || target;
}
