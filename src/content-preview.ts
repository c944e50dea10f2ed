import { parseArgs } from "node:util";
import { keyBlocks } from "./app/question-key.ts";
import { askQuestion } from "./app/question-reply.ts";
import { makeReply } from "./app/scene.ts";
import { openAssistant } from "./compose.ts";
import { type ContentRun, tellUsage } from "./content/content-run.ts";
import { tellFaults } from "./content/exchange/quiz-faults.ts";
import { tellUnknown } from "./content/nearest.ts";
import { openContent } from "./content/open-content.ts";
import type { LearnerId } from "./domain/learner.ts";
import type { Reply } from "./domain/reply.ts";
import { StartupError } from "./domain/startup-error.ts";
import { renderSlack } from "./platforms/slack/render-slack.ts";
import { renderCards } from "./platforms/teams/render-card.ts";
import { renderTerminal } from "./platforms/terminal/render-terminal.ts";
import type { Study } from "./ports/content-store.ts";
import type { Log } from "./ports/log.ts";
import { speak } from "./words/say.ts";

const usage = `npm run content -- preview ID [options]

Shows a question, a topic, a short answer or a term as a learner sees it. ID is the id of a question (cs-exp-1), a topic
or answer with its unit (selling/usp), or a term (shrinkage).

Options:
  --key    a question's right answer and every explanation below it
  --slack  what Slack is sent instead: JSON that Slack's Block Kit Builder takes
  --teams  what Teams is sent instead: the card's JSON
  --help   this text

Steps to be put in order and texts to be matched are shown by the alphabet here; learners get them shuffled.

Exit code: 0 shown, 1 the content has faults, 2 the command is wrong.`;

/** What a preview needs beside the content. */
export interface PreviewRun extends ContentRun {
  /** Columns of the terminal. */
  readonly width: number;
  /** Now, in milliseconds since 1970. */
  readonly at: number;
  readonly log: Log;
}

interface PreviewOptions {
  readonly id: string;
  readonly key: boolean;
  readonly target: "terminal" | "slack" | "teams";
}

type ReadPreview = PreviewOptions | { readonly help: true } | { readonly problem: string };

/** Shows one piece of the content as a learner sees it. Resolves with the exit code. */
export async function runPreview(args: readonly string[], run: PreviewRun): Promise<number> {
  const options = readOptions(args);
  if ("problem" in options) return tellUsage(run, options.problem, usage);
  if ("help" in options) {
    run.write(usage);
    return 0;
  }
  try {
    return await preview(options, run);
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    return tellFaults(run, error.problems, "Nothing can be shown. Mend this first:");
  }
}

function readOptions(args: readonly string[]): ReadPreview {
  const flag = { type: "boolean", default: false } as const;
  try {
    const options = { help: flag, key: flag, slack: flag, teams: flag };
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [id, extra] = positionals;
    if (values.help) return { help: true };
    if (id === undefined) return { problem: "Name the question, topic or term" };
    if (extra !== undefined) return { problem: `One at a time: ${id} or ${extra}` };
    if (values.slack && values.teams) return { problem: "One at a time: --slack or --teams" };
    return { id, key: values.key, target: values.slack ? "slack" : values.teams ? "teams" : "terminal" };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

async function preview(options: PreviewOptions, run: PreviewRun): Promise<number> {
  const study = openContent({ dir: run.dir, study: "later" }).study();
  const found = await findReplies(options, study, run);
  if (found === undefined) {
    run.tell(`${run.inert(tellUnknown("question, topic or term", options.id, idsOf(study)))}.`);
    return 2;
  }
  run.write(found.map((reply) => draw(reply, options, run)).join("\n\n"));
  return 0;
}

/** What is shown of an id; undefined where nothing has it. */
async function findReplies(
  { id, key }: PreviewOptions,
  study: Study,
  run: PreviewRun,
): Promise<readonly Reply[] | undefined> {
  const question = study.questions.find((one) => one.id === id.replace(/^question\//, ""));
  if (question !== undefined) {
    const look = { say: speak("en") };
    const asked = askQuestion(question, look);
    return key ? [asked, makeReply(look.say("question.key.title"), { blocks: keyBlocks(question, look) })] : [asked];
  }
  const pieces = [...study.topics, ...study.answers].map((one) => `${one.subject}/${one.id}`);
  const all = [...study.terms.map((term) => `glossary/${term.id}`), ...pieces];
  // Without its unit an id may be meant for several; a term comes first.
  const found = all.find((one) => one === id) ?? all.find((one) => one.endsWith(`/${id}`));
  return found === undefined ? undefined : [await readPiece(found, run)];
}

/** As an assistant that keeps nothing answers somebody who pressed it. */
async function readPiece(id: string, { dir, log, at }: PreviewRun): Promise<Reply> {
  const assistant = await openAssistant({ contentDir: dir, study: "later", log });
  try {
    const act = { kind: "pressed", intent: { kind: "knowledge.read", id } } as const;
    const answer = await assistant.handle({ learner: "preview" as LearnerId, at, act, profile: { roles: [] } });
    return answer.reply;
  } finally {
    await assistant.close();
  }
}

function idsOf({ questions, topics, answers, terms }: Study): readonly string[] {
  const pieces = [...topics, ...answers].map(({ subject, id }) => `${subject}/${id}`);
  return [...questions.map(({ id }) => id), ...pieces, ...terms.map(({ id }) => id)];
}

function draw(reply: Reply, { target }: PreviewOptions, { width, styled }: PreviewRun): string {
  switch (target) {
    case "terminal":
      return renderTerminal(reply, { width, styled, letters: false });
    case "slack":
      return renderSlack(reply, { nonce: "preview" })
        .map(({ text, blocks }) => JSON.stringify({ text, blocks }, undefined, 2))
        .join("\n");
    case "teams":
      return renderCards(reply, { nonce: "preview" })
        .map((card) => JSON.stringify(card, undefined, 2))
        .join("\n");
    default:
      return target satisfies never;
  }
}
