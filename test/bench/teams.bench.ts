import { type Bot, pinLoad } from "./bot-process.ts";
import { compareSides } from "./compare-sides.ts";
import { closeSides, type Side } from "./load-run.ts";
import { question, truth } from "./question.ts";
import { openFakeConnector, openTeamsLoad } from "./teams-load.ts";
import { measureRefusals } from "./teams-refusals.ts";
import { startOurTeams, startTeamsEcho } from "./teams-sides.ts";
import { openTokenMint } from "./teams-tokens.ts";

const bareAtLeast = 0.8;
const tokens = 16;

/**
 * Our Teams server, which checks tokens, beside a bare botbuilder echo bot, which does not. Takes about five minutes;
 * answers the table of ratios. The load sends 16 tokens in turn, as a connector uses one for up to an hour.
 */
export async function benchTeams(): Promise<readonly string[]> {
  const unpin = pinLoad();
  const connector = await openFakeConnector();
  const mint = await openTokenMint();
  const signed = Array.from({ length: tokens }, () => mint.sign(connector.url));
  let used = 0;
  const token = (): string => signed[used++ % tokens] ?? "";
  const open: Side[] = [];
  const add = async (starting: Promise<Bot>, expected: string): Promise<Side> => {
    const bot = await starting;
    const side = { bot, target: openTeamsLoad(connector, { botUrl: bot.url, expected, token }) };
    open.push(side);
    return side;
  };
  try {
    const bare = await add(startTeamsEcho(), question);
    const ours = await add(startOurTeams({ connector, mint }), truth);
    const lines = await compareSides({ platform: "Teams", ours, bare, rateAtLeast: bareAtLeast });
    return [...lines, ...(await measureRefusals(ours.bot, connector.url))];
  } finally {
    await closeSides(open);
    await connector.close();
    await mint.close();
    unpin();
  }
}
