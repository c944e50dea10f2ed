import { benchAnswers } from "./answers.bench.ts";
import { benchConsole } from "./console.bench.ts";
import { benchHeat } from "./heat-drawing.bench.ts";
import { benchHostile } from "./hostile.bench.ts";
import { benchKnowledge } from "./knowledge.bench.ts";
import { benchMemory } from "./memory.bench.ts";
import { benchPractice } from "./memory-simulation.bench.ts";
import { benchPages } from "./pages.bench.ts";
import { benchPlan } from "./plan.bench.ts";
import { benchPostgresStore } from "./postgres-store.bench.ts";
import { benchScale } from "./scale.bench.ts";
import { benchSchedule } from "./schedule.bench.ts";
import { benchSlack } from "./slack.bench.ts";
import { benchSoak } from "./soak.bench.ts";
import { benchStore } from "./store.bench.ts";
import { benchTeam } from "./team.bench.ts";
import { benchTeams } from "./teams.bench.ts";
import { benchUnderstanding } from "./understanding.bench.ts";

const benches: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  plan: benchPlan,
  understanding: benchUnderstanding,
  knowledge: benchKnowledge,
  console: benchConsole,
  store: benchStore,
  "postgres-store": benchPostgresStore,
  slack: benchSlack,
  teams: benchTeams,
  memory: benchMemory,
  practice: benchPractice,
  answers: benchAnswers,
  schedule: benchSchedule,
  scale: benchScale,
  team: benchTeam,
  heat: benchHeat,
  pages: benchPages,
  hostile: benchHostile,
  soak: benchSoak,
};

const wanted = process.argv.slice(2).filter((word) => Object.hasOwn(benches, word));
for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) {
  process.stdout.write(`# ${name}\n`);
  for (const line of (await benches[name]?.()) ?? []) process.stdout.write(`${line}\n`);
}
