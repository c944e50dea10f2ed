import { type Office, openIdleOffice, openRosterInMemory } from "../../../src/app/office.ts";
import type { Desk } from "../../../src/app/respond.ts";
import { openStandings } from "../../../src/app/standing/open-standings.ts";
import type { AuditEntry } from "../../../src/domain/evidence.ts";
import type { Intent } from "../../../src/domain/intent.ts";
import { type Learner, type LearnerId, newLearner } from "../../../src/domain/learner.ts";
import type { Choice } from "../../../src/domain/reply.ts";
import type { Role } from "../../../src/domain/role.ts";
import { type AccountLink, emptyRoster, type Roster } from "../../../src/domain/roster.ts";
import type { AuditLog, RosterStore } from "../../../src/ports/centre.ts";
import type { PaperOrder } from "../../../src/ports/papers.ts";
import type { Answer } from "../../../src/ports/platform.ts";
import { openMemoryLooks } from "../../../src/storage/memory-looks.ts";
import { openMemoryStore } from "../../../src/storage/memory-store.ts";
import { desk, morning, tryOut } from "../try-out.ts";

export const sam = "json:sam" as LearnerId;
export const kim = "json:kim" as LearnerId;
export const ada = "json:ada" as LearnerId;
export const eve = "json:eve" as LearnerId;
const names = new Map([
  [sam, "Sam Okafor"],
  [kim, "Kim Lee"],
  [ada, "Ada Byron"],
  [eve, "Eve Moss"],
]);

/** A centre of two learners in one team, two assessors, and everything that is kept of evidence. */
export interface EvidenceTalk {
  says(who: LearnerId, text: string): Promise<Answer>;
  presses(who: LearnerId, intent: Intent): Promise<Answer>;
  wait(minutes: number): void;
  record(who: LearnerId): Promise<Learner | undefined>;
  readonly log: readonly AuditEntry[];
  readonly papers: readonly PaperOrder[];
  readonly looks: ReturnType<typeof openMemoryLooks>;
  readonly roster: RosterStore;
}

/** Begins; `links` make two accounts one person's, `managers` manage the team. */
export async function evidenceTalk(
  given: {
    readonly links?: readonly AccountLink[];
    readonly managers?: readonly LearnerId[];
    readonly desk?: Desk;
  } = {},
): Promise<EvidenceTalk> {
  const memory = openMemoryStore();
  for (const who of [sam, kim])
    await memory.update(who, () => ({
      ...newLearner(who, morning),
      name: names.get(who) ?? null,
      qualification: "10266",
    }));
  const roster = openRosterInMemory(rosterOf(given.links ?? [], given.managers ?? []));
  const { log, audit } = openMemoryAudit();
  const papers: PaperOrder[] = [];
  const looks = openMemoryLooks();
  const office: Partial<Office> = {
    roster,
    looks,
    audit,
    papers: {
      make: async (order) => {
        papers.push(order);
        return file;
      },
    },
  };
  const from = given.desk ?? desk;
  const { store, find } = openStandings({ store: memory, desk: () => from, roster: () => roster.now() });
  const talk = tryOut({ store, desk: { ...from, office: openIdleOffice({ ...office, standings: find }) } });
  const as = (who: LearnerId) => ({ learner: who, profile: { name: names.get(who) ?? "", roles: rolesOf(who) } });
  return {
    says: (who, text) => talk.says(text, as(who)),
    presses: (who, intent) => talk.presses(intent, as(who)),
    wait: talk.wait,
    record: (who) => store.read(who),
    log,
    papers,
    looks,
    roster,
  };
}

const file = { name: "checklist.pdf", type: "application/pdf", base64: "", about: "a checklist" };

function rolesOf(who: LearnerId): readonly Role[] {
  return who === ada || who === eve ? ["trainer"] : [];
}

function rosterOf(links: readonly AccountLink[], managers: readonly LearnerId[]): Roster {
  const members = [sam, kim].map((who) => ({ who, since: 0, until: null }));
  return {
    ...emptyRoster,
    people: [...names].map(([who, name]) => ({ who, name })),
    teams: [{ id: "t1", name: "Northgate", managers, members, codes: [], createdAt: 0 }],
    links,
    nextTeam: 2,
  };
}

function openMemoryAudit(): { readonly log: readonly AuditEntry[]; readonly audit: AuditLog } {
  const log: AuditEntry[] = [];
  const append = async (entries: readonly AuditEntry[]) => {
    log.push(...entries.filter((entry) => !log.some((one) => one.id === entry.id)));
  };
  return { log, audit: { append, entriesOf: async (aliases) => log.filter((one) => aliases.includes(one.learner)) } };
}

/** The words of an answer, in one line. */
export function wordsOf({ reply }: Answer): string {
  const blocks = reply.blocks.map((block) => JSON.stringify(block));
  return [reply.title, ...blocks].join(" ");
}

/** What pressing the offer of this label means. */
export function offered({ reply }: Answer, label: string): Intent {
  const found = [...reply.choices, ...reply.next].find((one: Choice) => one.label === label);
  if (found === undefined) throw new Error(`no "${label}" among ${reply.next.map((one) => one.label).join(", ")}`);
  return found.intent;
}
