import type { Intent } from "../../domain/intent.ts";
import type { Choice } from "../../domain/reply.ts";
import { mainAccount, membersOf, nameIn, type Team, teamsUnder } from "../../domain/roster.ts";
import { makeReply, type Outcome, offer, type Scene } from "../scene.ts";

/** What somebody looks at; `settled`: there is nothing to look at, or it has to be asked first. */
export type Meant<T> =
  | { readonly kind: "found"; readonly found: T }
  | { readonly kind: "settled"; readonly outcome: Outcome };

/** Somebody within reach, and a team of those that whoever asks may look at. */
export interface Meaning {
  readonly who: Team["managers"][number];
  readonly team: Team;
}

type OfTeam = Extract<Intent, { kind: "progress.team" | "team.heat" | "team.export" | "team.cohort" }>;
type OfMember = Extract<Intent, { kind: "progress.member" }>;

/** The teams a view is about: the named one, else all of whoever asks. A team out of reach is as one that is not there. */
export function meantTeams(intent: OfTeam, scene: Scene): Meant<readonly Team[]> {
  const { say, roster, learner, roles } = scene;
  const under = teamsUnder(roster, learner.id, roles);
  if (under.length === 0)
    return settled(intent, say(roles.includes("admin") ? "view.none.managed" : "view.none.teams"), scene);
  const { team: wanted } = intent;
  if (wanted === undefined) return { kind: "found", found: under };
  const fitting = pick(under, wanted, ({ id, name }) => [id, name]);
  const [one, ...more] = fitting;
  if (one !== undefined && more.length === 0) return { kind: "found", found: [one] };
  const choices = (fitting.length > 0 ? fitting : under)
    .slice(0, mostChoices)
    .map(({ id, name }) => offer(name, { ...intent, team: id }));
  return asked(intent, { title: say(fitting.length > 0 ? "view.which" : "view.no-team", { team: wanted }), choices });
}

const mostChoices = 8;

/** The member a view is about; somebody out of reach is as one who is not there. */
export function meantMember(intent: OfMember, scene: Scene): Meant<Meaning> {
  const { say, roster, learner, roles, mentions } = scene;
  const reach = teamsUnder(roster, learner.id, roles).flatMap((team) =>
    membersOf(team).map((who) => ({ who: mainAccount(roster, who), team })),
  );
  const mentioned = mentions.find(({ name }) => fold(name) === fold(intent.who));
  const wanted = mentioned === undefined ? intent.who : mainAccount(roster, mentioned.who);
  const fitting = pick(reach, wanted, ({ who }) => [who, nameIn(roster, who) ?? ""]);
  const several = new Map(fitting.map((one) => [one.who, one]));
  const [one, ...more] = several.values();
  if (one === undefined) return asked(intent, { title: say("view.no-person", { name: intent.who }), choices: [] });
  if (more.length === 0) return { kind: "found", found: one };
  const choices = [...several.values()]
    .slice(0, mostChoices)
    .map(({ who, team }) => offer(`${nameIn(roster, who) ?? who} (${team.name})`, { ...intent, who }));
  return asked(intent, { title: say("view.which.person", { name: intent.who }), choices });
}

/** Those meant by an id or a whole name; else those of whose name a word, or the beginning, is meant. */
function pick<T>(
  all: readonly T[],
  wanted: string,
  namesOf: (one: T) => readonly [id: string, name: string],
): readonly T[] {
  const byId = all.filter((one) => namesOf(one)[0] === wanted);
  if (byId.length > 0) return byId;
  const plain = fold(wanted);
  if (plain === "") return [];
  const whole = all.filter((one) => fold(namesOf(one)[1]) === plain);
  if (whole.length > 0) return whole;
  return all.filter((one) => {
    const name = fold(namesOf(one)[1]);
    return name.startsWith(plain) || name.split(" ").includes(plain);
  });
}

function fold(text: string): string {
  return text.normalize("NFKC").replace(/^@/, "").replace(/\s+/g, " ").trim().toLowerCase();
}

interface Asking {
  readonly title: string;
  readonly choices: readonly Choice[];
}

function asked(intent: Intent, { title, choices }: Asking): Meant<never> {
  const outcome = { intent: intent.kind, data: { team: null, members: [] }, reply: makeReply(title, { choices }) };
  return { kind: "settled", outcome: { ...outcome, personal: true } };
}

function settled(intent: Intent, title: string, { say }: Scene): Meant<never> {
  const next = [offer(say("choice.quiet"), { kind: "help", topic: null })];
  const reply = makeReply(title, { next });
  return { kind: "settled", outcome: { intent: intent.kind, data: { team: null, members: [] }, reply } };
}
