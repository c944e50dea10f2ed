import type { Instant, LearnerId } from "../../domain/learner.ts";
import type { Reply } from "../../domain/reply.ts";
import type { Incoming } from "../../ports/platform.ts";
import type { Playground, Unasked } from "../../ports/playground.ts";
import { decodePress, fillForm } from "../../ports/press-value.ts";
import type { DrawEveryWay, ReadCard } from "./drawings.ts";
import type { ClockStep, Wish } from "./read-wish.ts";
import { tellTime } from "./tell-time.ts";
import { fileHref, type Line, type Transcript } from "./transcript.ts";
import { webChatWords } from "./web-chat-words.ts";

/** What the page plays with. */
export interface Play {
  readonly playground: Playground;
  readonly transcript: Transcript;
  readonly draw: DrawEveryWay;
  readonly readCard: ReadCard;
}

/** Who wants something, and whether they still do. */
export interface Wisher {
  readonly who: LearnerId;
  readonly signal: AbortSignal;
}

const hour = 3_600_000;
const steps = { hour, day: 24 * hour, week: 7 * 24 * hour } as const;

/** Does what was wanted, and writes down what was said. */
export async function doWish(wish: Wish, wisher: Wisher, play: Play): Promise<void> {
  switch (wish.do) {
    case "say":
      return talk({ kind: "said", text: wish.text }, wish.text, { wisher, play });
    case "press":
    case "card": {
      const press = wish.do === "press" ? pressOf(wish) : play.readCard(wish.data);
      if (press === undefined) return note(webChatWords.notUnderstood, wisher, play);
      return talk({ kind: "pressed", intent: press.intent }, press.label, { wisher, play });
    }
    case "clock":
      return moveClock(wish.by, wisher, play);
    case "restart":
      play.transcript.clear();
      return play.playground.startOver();
    default:
      return wish satisfies never;
  }
}

function pressOf({ value, label, picked }: Extract<Wish, { do: "press" }>): ReturnType<ReadCard> {
  const means = decodePress(value);
  const intent = means === undefined || picked === undefined ? means : fillForm(means, picked);
  return intent === undefined ? undefined : { intent, label };
}

interface Talking {
  readonly wisher: Wisher;
  readonly play: Play;
}

async function talk(act: Incoming["act"], words: string, { wisher, play }: Talking): Promise<void> {
  const { playground, transcript } = play;
  const { who } = wisher;
  transcript.add({ ...bare(who, "said", playground.now()), id: transcript.nextId(), text: words });
  const { reply, brought } = await playground.act(who, act);
  await tell(reply, bare(who, "reply", playground.now()), play);
  await bring(brought, wisher, play);
}

async function moveClock(by: ClockStep, wisher: Wisher, play: Play): Promise<void> {
  const { playground } = play;
  const to = by === "prompts" ? await playground.nextPrompts() : playground.now() + steps[by];
  if (to === null) return note(webChatWords.nothingDue, wisher, play);
  const brought = await playground.tick(to, wisher.signal);
  await bring(brought, wisher, play);
  const label = tellTime(playground.now());
  const { moved, movedStopped } = webChatWords;
  return note(wisher.signal.aborted ? movedStopped(label) : moved(label, brought.length), wisher, play);
}

/** Into the conversation of whoever it is for, and to be seen by whoever looks at another one. */
async function bring(brought: readonly Unasked[], { who }: Wisher, play: Play): Promise<void> {
  for (const { to, at, reply } of brought) {
    await tell(reply, bare(to, "unasked", at), play);
    if (to === who) continue;
    const name = play.playground.people.find((one) => one.who === to)?.name ?? to;
    await tell(reply, { ...bare(who, "unasked", at), to: name }, play);
  }
}

async function tell(reply: Reply, line: Omit<Line, "id">, { transcript, draw }: Play): Promise<void> {
  const files = reply.blocks.flatMap((block) => (block.kind === "file" ? [block.file] : []));
  const id = transcript.nextId();
  const drawings = await draw(reply, (file) => fileHref(id, files.indexOf(file)));
  transcript.add({ ...line, id, text: reply.title, drawings, files });
}

async function note(text: string, { who }: Wisher, { playground, transcript }: Play): Promise<void> {
  transcript.add({ ...bare(who, "note", playground.now()), id: transcript.nextId(), text });
}

function bare(view: LearnerId, kind: Line["kind"], at: Instant): Omit<Line, "id"> {
  return { view, kind, to: null, at, text: "", drawings: null, files: [] };
}
