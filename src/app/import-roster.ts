import type { Instant, LearnerId } from "../domain/learner.ts";
import { foldName, plainName } from "../domain/plain-name.ts";
import { membersOf, type Roster, type RosterPerson } from "../domain/roster.ts";
import {
  addManagers,
  addMembers,
  appoint,
  createTeam,
  mostMembers,
  mostTeams,
  type TeamChange,
  teamCalled,
  withPeople,
} from "../domain/roster-changes.ts";

/** One line of a list of people, its cells as they stand there. */
export interface ListLine {
  /** In the file, from 1; the head is the first. */
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly team: string;
  readonly role: string;
}

/** What is wrong with a line, and what to do. */
export interface ListFault {
  readonly number: number;
  readonly problem: string;
  readonly fix: string;
}

/** What a list comes to: all of it, or nothing. */
export type Imported =
  | {
      readonly kind: "fine";
      readonly change: (was: Roster) => Roster;
      readonly people: number;
      readonly teams: readonly string[];
    }
  | { readonly kind: "faulty"; readonly faults: readonly ListFault[] };

/** Stands where an operator did it, who is nobody in the roster. */
const operator = "console:operator" as LearnerId;
const idShape = /^[a-z]{2,12}:[^\s<>"]{1,200}$/;

/** Checks a list of people; nothing is done where one line is wrong. Nobody is taken out by it, and it may come twice. */
export function importRoster(lines: readonly ListLine[], at: Instant, roster: Roster): Imported {
  const faults = [...lines.flatMap(faultsOf), ...clashes(lines), ...crowds(lines, roster)];
  if (faults.length > 0) return { kind: "faulty", faults: faults.toSorted((a, b) => a.number - b.number) };
  const change = (was: Roster) => lines.reduce((now, line) => withLine(now, line, at), was);
  const teams = new Map(
    lines.filter(({ team }) => plainName(team) !== "").map(({ team }) => [foldName(plainName(team)), plainName(team)]),
  );
  return { kind: "fine", change, people: new Set(lines.map(({ id }) => id)).size, teams: [...teams.values()] };
}

type ListedRole = "learner" | "manager" | "trainer";

function roleOf({ role }: ListLine): ListedRole | undefined {
  const word = foldName(role);
  if (word === "" || word === "learner" || word === "member") return "learner";
  if (word === "assessor") return "trainer";
  return word === "manager" || word === "trainer" ? word : undefined;
}

function faultsOf(line: ListLine): readonly ListFault[] {
  const { number, id, team, role, name } = line;
  const fault = (problem: string, fix: string): ListFault => ({ number, problem, fix });
  const found: ListFault[] = [];
  if (id === "")
    found.push(fault("There is no id.", "Put in what the person gets by asking “who am I?”, such as slack:T1/U2."));
  else if (!idShape.test(id))
    found.push(fault(`“${plainName(id)}” is no id.`, "An id is a platform, a colon and no spaces: slack:T1/U2."));
  if (name.trim() !== "" && plainName(name) === "")
    found.push(fault("The name has no visible letters.", "Write the name, or leave it empty."));
  if (foldName(role) === "admin")
    found.push(
      fault("Admins are not made by a list.", "Put the id into the setting ADMINS, and leave the role empty here."),
    );
  else if (roleOf(line) === undefined)
    found.push(
      fault(`There is no role “${plainName(role)}”.`, "Allowed: learner, manager, trainer, or empty for a learner."),
    );
  else if (plainName(team) === "" && roleOf(line) === "learner")
    found.push(fault("There is no team.", "Name the team; only managers and trainers may be without one."));
  return found;
}

/** The same person under two names: one of them is somebody else's line. */
function clashes(lines: readonly ListLine[]): readonly ListFault[] {
  const first = new Map<string, ListLine>();
  return lines.flatMap((line): readonly ListFault[] => {
    const before = first.get(line.id);
    if (line.id !== "" && before === undefined && line.name.trim() !== "") first.set(line.id, line);
    if (before === undefined || line.name.trim() === "" || foldName(before.name) === foldName(line.name)) return [];
    const problem = `The same id has another name in line ${before.number}.`;
    return [{ number: line.number, problem, fix: "Mend the id or the name in one of the two lines." }];
  });
}

function crowds(lines: readonly ListLine[], roster: Roster): readonly ListFault[] {
  const inTeam = new Map<string, Set<string>>();
  return lines.flatMap((line): readonly ListFault[] => {
    const name = plainName(line.team);
    if (name === "" || roleOf(line) !== "learner") return [];
    const there = teamCalled(roster, name);
    const known: Set<string> = inTeam.get(foldName(name)) ?? new Set(there === undefined ? [] : membersOf(there));
    inTeam.set(foldName(name), known.add(line.id));
    const fresh = [...inTeam.keys()].filter((one) => teamCalled(roster, one) === undefined).length;
    if (known.size === mostMembers + 1)
      return [
        {
          number: line.number,
          problem: `${name} would have more than ${mostMembers} members.`,
          fix: "Make two teams of it.",
        },
      ];
    if (roster.teams.length + fresh > mostTeams)
      return [
        { number: line.number, problem: `There would be more than ${mostTeams} teams.`, fix: "Use fewer teams." },
      ];
    return [];
  });
}

function withLine(was: Roster, line: ListLine, at: Instant): Roster {
  const name = plainName(line.name);
  const person: RosterPerson = { who: line.id as LearnerId, name: name === "" ? null : name };
  const role = roleOf(line);
  const named = withPeople(was, [person]);
  const teamName = plainName(line.team);
  const given =
    role === "trainer" || (role === "manager" && teamName === "")
      ? appoint(named, { people: [person], role, by: operator, at })
      : named;
  if (teamName === "" || role === "trainer") return given;
  const made = createTeam(given, { name: teamName, managers: [], at });
  const team = teamCalled(made, teamName);
  if (team === undefined) return made;
  const change: TeamChange = { team: team.id, at, by: operator, isAdmin: true };
  return role === "manager" ? addManagers(made, [person], change) : addMembers(made, [person], change);
}
