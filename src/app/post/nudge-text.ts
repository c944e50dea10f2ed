import type { Learner } from "../../domain/learner.ts";
import type { Standing } from "../../domain/standing.ts";
import type { Say } from "../../words/say.ts";
import { type Reason, reasonsOf } from "../team-views/reasons.ts";

/** Characters of a nudge: what is longer is a talk and no word. */
export const longestNudge = 1_000;

const hour = 3_600_000;
/** At most one nudge of one manager to one person within this. */
export const nudgeGap = 24 * hour;

/** Words as they are kept: no control characters and none that turn the direction of writing, no rows of blank lines. */
export function cleanWords(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, (char) =>
      char === "\n" || char === "\u200d" ? char : char === "\t" ? " " : "",
    )
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** The draft for how somebody stands: kind, and without any figure. */
export function draftFor(standing: Standing | undefined, { at, name, say }: Drafting): string {
  const first = standing === undefined ? undefined : reasonsOf(standing, at)[0];
  return cleanWords(say(`nudge.draft.text.${matterOf(standing, first)}`, { name: firstName(name) }));
}

interface Drafting {
  readonly at: number;
  readonly name: string;
  readonly say: Say;
}

function matterOf(standing: Standing | undefined, first: Reason | undefined): "not-begun" | "idle" | "plan" | "any" {
  if (standing !== undefined && standing.lastActive === null) return "not-begun";
  if (first === undefined) return "any";
  switch (first.kind) {
    case "idle":
    case "not-begun":
      return "idle";
    case "returned":
      return "any";
    case "barred":
    case "foreign":
    case "lacks":
    case "short":
    case "other-rule":
    case "no-plan":
      return "plan";
    default:
      return first satisfies never;
  }
}

function firstName(name: string): string {
  return name.split(/\s+/)[0] ?? name;
}

/** Why a nudge cannot go out at all. */
export type Refusal =
  | { readonly why: "unreachable" | "refuses" }
  /** `hours`: whole hours since the last. */
  | { readonly why: "again"; readonly hours: number };

/** Whether somebody can be sent a word by this manager now; undefined where they can. */
export function refusalOf(reader: Learner | undefined, by: Learner["id"], at: number): Refusal | undefined {
  if (reader === undefined || reader.address === null) return { why: "unreachable" };
  if (reader.post.refuses) return { why: "refuses" };
  const last = reader.letters.findLast(({ kind, from }) => kind === "nudge" && from === by);
  if (last === undefined || at - last.at >= nudgeGap || last.state === "unreachable") return undefined;
  return { why: "again", hours: Math.max(0, Math.floor((at - last.at) / hour)) };
}
