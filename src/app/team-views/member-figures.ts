import type { Block } from "../../domain/reply.ts";
import type { Standing } from "../../domain/standing.ts";
import type { Say } from "../../words/say.ts";
import { percent } from "../progress-picture.ts";
import type { Member } from "./cohort.ts";
import { reasonsLine } from "./reason-words.ts";

/** "9 days ago"; "not yet" for somebody who never practised. */
export function lastWords(standing: Standing | null, say: Say): string {
  const days = standing?.idleDays ?? null;
  if (days === null) return say("view.last.never");
  return days === 0 ? say("view.last.today") : say("view.last.days", { days });
}

/** "62 % of 40": never a share without how much it is of. */
export function recallWords({ recall, seen }: Pick<Standing, "recall" | "seen">, say: Say): string {
  return recall === null ? say("view.recall.none") : say("view.recall", { recall: percent(recall), seen });
}

/** "6 of 20". */
export function partWords(part: number, of: number, say: Say): string {
  return say("view.of", { part, of });
}

/** One line on each who needs a word, with the reasons; the team beside the name where there are several. */
export function reasonList(members: readonly Member[], severalTeams: boolean, say: Say): Block {
  return {
    kind: "list",
    items: members.map(({ name, team, reasons }) => {
      const line = reasonsLine(reasons, say);
      return [
        severalTeams
          ? say("view.person.team", { name, team: team.name, reasons: line })
          : say("view.person.reasons", { name, reasons: line }),
      ];
    }),
  };
}

/** What of a member stands in the data of a reply: sums only. */
export function memberData({ who, name, team, standing, reasons, needsWord, started }: Member) {
  return {
    who,
    name,
    team: team.id,
    started,
    needsWord,
    reasons,
    lastActive: standing?.lastActive ?? null,
    idleDays: standing?.idleDays ?? null,
    days: standing?.thisWeek.days ?? 0,
    met: standing?.seen ?? 0,
    of: standing?.of ?? 0,
    recall: standing === null || standing.recall === null ? null : percent(standing.recall) / 100,
    signed: standing?.signed ?? 0,
    criteria: standing?.criteria ?? 0,
    plan: standing === null ? null : { verdict: standing.plan.verdict, canEnd: standing.plan.canEnd },
  };
}

/** A muted or plain line. */
export function line(words: string, tone?: "muted"): Block {
  return tone === undefined ? { kind: "text", text: [words] } : { kind: "text", text: [words], tone };
}
