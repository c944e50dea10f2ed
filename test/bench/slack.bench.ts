import { type Bot, pinLoad } from "./bot-process.ts";
import { chatSdkBot } from "./chat-sdk.ts";
import { compareRate, compareSides } from "./compare-sides.ts";
import { closeSides, type Side } from "./load-run.ts";
import { newWords, question, truth } from "./question.ts";
import { openFakeSlack } from "./slack-load.ts";
import { boltEcho, slackSide, startOurSlack, startSlackEcho } from "./slack-sides.ts";

const bareAtLeast = 1;
const chatAtLeast = 4;

/**
 * Our Slack server beside a bare Bolt echo bot and one on the Chat SDK. Takes about seven minutes; answers the table of
 * ratios. The Chat SDK's packages are fetched into a folder for temporary files when they are not there.
 */
export async function benchSlack(): Promise<readonly string[]> {
  const script = chatSdkBot();
  const unpin = pinLoad();
  const slack = await openFakeSlack();
  const open: Side[] = [];
  const add = async (starting: Promise<Bot>, expected: string): Promise<Side> => {
    const side = slackSide(slack, await starting, { expected });
    open.push(side);
    return side;
  };
  try {
    const bare = await add(startSlackEcho(slack, boltEcho), question);
    const chat =
      script === undefined ? [] : [await add(startSlackEcho(slack, { name: "Chat SDK echo", script }), question)];
    const ours = await add(startOurSlack(slack), truth);
    const others = chat.map((side) => ({ side, rateAtLeast: chatAtLeast }));
    const lines = [...(await compareSides({ platform: "Slack", ours, bare, rateAtLeast: bareAtLeast, others }))];
    const bareAnew = slackSide(slack, bare.bot, { expected: question, words: newWords });
    const oursAnew = slackSide(slack, ours.bot, { expected: truth, words: newWords });
    lines.push(
      ...(await compareRate({
        figure: "Slack events/s at c=16, never the same words twice",
        ours: oursAnew,
        bare: bareAnew,
      })),
    );
    bareAnew.target.close();
    oursAnew.target.close();
    return script === undefined ? [...lines, "The Chat SDK's packages cannot be had here: not measured."] : lines;
  } finally {
    await closeSides(open);
    await slack.close();
    unpin();
  }
}
