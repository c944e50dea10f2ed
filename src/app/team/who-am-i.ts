import { accountsOf } from "../../domain/forget-person.ts";
import { plainName } from "../../domain/plain-name.ts";
import { teamsOf } from "../../domain/roster.ts";
import { type Command, makeReply, offer } from "../scene.ts";
import { joinNames, points, roleNames, text } from "./say-team.ts";

/** The id (which an operator needs to make somebody an admin), name, roles, teams and accounts of whoever asks. */
export const whoAmI: Command<"whoami"> = (_, scene) => {
  const { say, learner, roster, roles } = scene;
  const { id } = learner;
  const name = plainName(learner.name ?? "");
  const accounts = accountsOf(roster, id);
  const inside = teamsOf(roster, id).map((team) => team.name);
  const led = roster.teams.filter(({ managers }) => managers.includes(id)).map((team) => team.name);
  const lines = [
    say("whoami.id", { id }),
    ...(name === "" ? [] : [say("whoami.name", { name })]),
    say("whoami.roles", { roles: roleNames(roles, scene) }),
    ...(led.length === 0 ? [] : [say("whoami.leads", { teams: joinNames(led, scene) })]),
    ...(inside.length === 0 ? [] : [say("whoami.teams", { teams: joinNames(inside, scene) })]),
    ...(accounts.length < 2 ? [] : [say("whoami.accounts", { accounts: accounts.join(", ") })]),
  ];
  return {
    intent: "whoami",
    data: { id, name: name === "" ? null : name, roles, teams: inside, manages: led, accounts },
    reply: makeReply(name === "" ? say("whoami.title.nameless") : say("whoami.title", { name }), {
      blocks: [points(lines), text(say("whoami.why"), true)],
      next: [offer(say("home.choice.seen"), { kind: "privacy.seen" })],
    }),
    personal: true,
  };
};
