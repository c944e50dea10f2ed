import type { HomeView, KnownBlock } from "@slack/web-api";
import type { Choice, Reply } from "../../domain/reply.ts";
import { limits } from "./limits.ts";
import { drawLines } from "./render-blocks.ts";
import { drawChoices } from "./render-choices.ts";
import { type Line, makeLine } from "./render-lines.ts";
import { type NameBlock, openNames, type Piece, plainObject } from "./render-parts.ts";
import { drawReply } from "./render-reply.ts";
import { slackWords } from "./slack-words.ts";

const buttons: readonly Choice[] = [
  { label: slackWords.showPlan, intent: { kind: "plan.show" } },
  {
    label: slackWords.stillNeed,
    intent: { kind: "plan.suggest", want: "finish", units: [], without: [], skip: 0 },
  },
  { label: slackWords.changePlan, intent: { kind: "plan.edit" } },
  { label: slackWords.help, intent: { kind: "help", topic: null } },
];

/** The App Home of one person: who this is, their saved plan, buttons, what can be asked, and what becomes of it all. */
export function homeView(plan: Reply, help: Reply, { nonce }: { readonly nonce: string }): HomeView {
  const name = openNames(nonce);
  const before = [
    heading(slackWords.homeGreeting, name),
    ...drawLine("plain", slackWords.homeIntroduction, name),
    ...drawChoices(buttons, name).flatMap(({ blocks }) => blocks),
    heading(slackWords.homePlan, name),
  ];
  const between = [heading(slackWords.homeHelp, name)];
  const after = drawLine("muted", slackWords.homePrivacy, name);
  const room = limits.viewBlocks - before.length - between.length - after.length;
  const planned = cutTo(wordsOf(plan, name), { room: Math.ceil(room / 2), name });
  const helping = cutTo(wordsOf(help, name), { room: room - planned.length, name });
  return { type: "home", blocks: [...before, ...planned, ...between, ...helping, ...after] };
}

function heading(words: string, name: NameBlock): KnownBlock {
  return { type: "header", block_id: name("t"), text: plainObject(words) };
}

function drawLine(look: Line["look"], words: string, name: NameBlock): readonly KnownBlock[] {
  return drawLines(makeLine(look, [words]), name).flatMap(({ blocks }) => blocks);
}

/** Without what can be pressed, as the buttons of the page stand for it. */
function wordsOf(reply: Reply, name: NameBlock): readonly Piece[] {
  const blocks = reply.blocks.filter((block) => block.kind !== "form");
  return drawReply({ ...reply, blocks, choices: [], next: [] }, { name, files: new Map() });
}

function cutTo(
  pieces: readonly Piece[],
  { room, name }: { readonly room: number; readonly name: NameBlock },
): readonly KnownBlock[] {
  const blocks = pieces.flatMap((piece) => piece.blocks);
  if (blocks.length <= room) return blocks;
  const left = pieces.slice(room - 1).reduce((sum, { lines }) => sum + lines.length, 0);
  return [...blocks.slice(0, room - 1), ...drawLine("muted", slackWords.shortened(left), name)];
}
