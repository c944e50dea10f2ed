import { accountsOf, aliasesOf } from "../../domain/forget-person.ts";
import { nameIn, teamsOf } from "../../domain/roster.ts";
import type { Scene } from "../scene.ts";
import type { KeptLine } from "./record-words.ts";

/** Where it is kept, for how long, and who sees it: each with its label. */
export function whatIsKept(scene: Scene): readonly KeptLine[] {
  const { say, retention, learner, roster } = scene;
  const accounts = accountsOf(roster, learner.id);
  const logged = aliasesOf(roster, accounts).length > 0;
  const days = retention?.retentionDays;
  const long = [
    days === undefined ? say("privacy.long.open") : say("privacy.long.days", { days }),
    ...(retention === undefined ? [] : [say("privacy.long.looks", { days: retention.looksDays })]),
    ...(logged ? [say("privacy.long.log")] : []),
  ];
  return [
    { label: say("privacy.label.where"), words: say("privacy.where", { stated: scene.statesPractice ? "yes" : "no" }) },
    { label: say("privacy.label.long"), words: long.join(" ") },
    { label: say("privacy.label.who"), words: whoSees(scene) },
    ...(accounts.length > 1
      ? [{ label: say("privacy.label.accounts"), words: say("privacy.accounts", { count: accounts.length }) }]
      : []),
  ];
}

function whoSees({ learner, roster, say }: Scene): string {
  const teams = teamsOf(roster, learner.id);
  const managers = teams.flatMap((team) => team.managers).filter((one) => one !== learner.id);
  const names = [...new Set(managers)].flatMap((one) => nameIn(roster, one) ?? []);
  if (teams.length === 0) return `${say("privacy.who.nobody")} ${say("privacy.who.rest")}`;
  const team = teams.map(({ name }) => `“${name}”`).join(", ");
  const who = names.length === 0 ? "" : ` (${names.join(", ")})`;
  return `${say("privacy.who.team", { team, who })} ${say("privacy.who.rest")}`;
}
