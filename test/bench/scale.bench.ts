import { startPostgres } from "../postgres/start-postgres.ts";
import { tell } from "./bench-table.ts";
import { messagesWith, unanswered } from "./scale-messages.ts";
import { lanes } from "./scale-people.ts";
import { promptsWith } from "./scale-prompts.ts";

const messages = Number(process.env["SCALE_MESSAGES"] ?? 600);
const prompts = Number(process.env["SCALE_PROMPTS"] ?? 5_000);
const counts = (process.env["SCALE_INSTANCES"] ?? "1,2,4").split(",").map(Number);

/**
 * Messages and prompts with 1, 2 and 4 instances on one PostgreSQL, all on this machine: shared cores, so look at the work
 * for each. The large one: `SCALE_MESSAGES=6000 SCALE_PROMPTS=100000 npm run bench -- scale`, half an hour and 3 GB of disk for each
 * number of instances (`SCALE_INSTANCES=1,2,4`); 0 leaves messages or prompts out.
 */
export async function benchScale(): Promise<readonly string[]> {
  const postgres = await startPostgres({ durable: true });
  try {
    if (messages > 0)
      tell(`${messages} messages, at most ${unanswered} without their answer; processor time in ms for each message`);
    for (const count of messages > 0 ? counts : []) tell(await messagesWith(count, messages, postgres));
    if (prompts > 0)
      tell(`${prompts} prompts due in one minute, ${lanes} workspaces whose paces of 20/s together hold nobody up`);
    for (const count of prompts > 0 ? counts : [])
      for (const line of await promptsWith(count, prompts, postgres)) tell(line);
    return [];
  } finally {
    await postgres.stop();
  }
}
