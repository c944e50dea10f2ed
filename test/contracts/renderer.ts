import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Intent } from "../../src/domain/intent.ts";
import type { Heat } from "../../src/domain/picture.ts";
import { type Block, type Choice, type Form, inlineText, type Reply } from "../../src/domain/reply.ts";
import { decodePress, encodePress, fillForm } from "../../src/ports/press-value.ts";
import { anyReply } from "../platforms/any-reply.ts";
import { hostileReplies } from "../platforms/hostile-replies.ts";
import { sampleReplies } from "../platforms/sample-replies.ts";

/** Something that can be pressed in a payload: what stands on it, and what the payload's own value means. */
export interface DrawnPress {
  readonly label: string;
  readonly intent: Intent | undefined;
}

/** A form in a payload: what can be picked in each field, and what sending it off with these picked means. */
export interface DrawnForm {
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** What is picked in each already; where it is not given, only what is read out of it is looked at. */
  readonly chosen?: Readonly<Record<string, readonly string[]>>;
  send(picked: Readonly<Record<string, readonly string[]>>): Intent | undefined;
}

/** A renderer as the contract sees it. `Payload` is what is sent for one reply, as it arrives: parsed from its JSON. */
export interface RendererContract<Payload> {
  readonly name: string;
  render(reply: Reply): Payload;
  /** What the platform would refuse, and what of the content would do something there; empty where all is well. */
  problems(payload: Payload): readonly string[];
  /** All words of the fallback, as a screen reader or a notification has them. */
  plainText(payload: Payload): string;
  /** All words that are drawn, without their looks; the words on buttons may be left out. */
  drawn(payload: Payload): string;
  presses(payload: Payload): readonly DrawnPress[];
  /** Undefined: forms are read out and answered in words. */
  readonly forms?: (payload: Payload) => readonly DrawnForm[];
  /** True where offers are pressed by typing their label, so that one without words, or with another's words, is none. */
  readonly byTyping?: boolean;
}

/** `collect` gives every reply of the assistant that can be had; it is called once. */
export function describeRenderer<Payload>(
  contract: RendererContract<Payload>,
  collect: () => Promise<readonly Reply[]>,
): void {
  const every = (title: string, check: (reply: Reply, contract: RendererContract<Payload>) => void): void => {
    it(`${title}: every reply of the assistant`, async () => {
      const replies = await collect();
      expect(replies.length).toBeGreaterThan(200);
      for (const reply of replies) check(reply, contract);
    });
    it.each(sampleReplies)(`${title}: $name`, ({ reply }) => check(reply, contract));
    it.each(hostileReplies)(`${title}: $name`, ({ reply }) => check(reply, contract));
    it(`${title}: any reply`, () => {
      fc.assert(
        fc.property(anyReply, (reply) => check(reply, contract)),
        { seed: 10266, numRuns: 150 },
      );
    });
  };

  describe(`${contract.name} keeps the renderer's contract`, () => {
    every("it stays within limits and does nothing that the content asks for", staysWithinLimits);
    every("its fallback and what is drawn hold all words, or say that some are missing", holdsAllWords);
    every("each choice and offer is answered in one press, or it says how to type it", reachesChoices);
    every("each form can be filled in and sent off, or is read out", reachesForms);
  });
}

function staysWithinLimits<P>(reply: Reply, contract: RendererContract<P>): void {
  expect(contract.problems(contract.render(reply))).toEqual([]);
}

function holdsAllWords<P>(reply: Reply, contract: RendererContract<P>): void {
  const payload = contract.render(reply);
  const plain = squash(contract.plainText(payload));
  const drawn = squash(contract.drawn(payload));
  for (const word of wordsOf([reply.title])) {
    expect(plain).toContain(word);
    expect(drawn).toContain(word);
  }
  const labels = [...reply.choices, ...reply.next].map(({ label }) => label);
  const picked = reply.blocks.flatMap((block) => (block.kind === "form" ? pickedWords(block) : []));
  holdsOrSays(plain, [...wordsOf([...reply.blocks.flatMap(blockWords), ...labels]), ...picked.map(squash)]);
  holdsOrSays(drawn, wordsOf(reply.blocks.flatMap((block) => drawnWords(block, drawn))));
}

/** A picture may be drawn instead of its words: then what is written in it is to be seen. */
function drawnWords(block: Block, drawn: string): readonly string[] {
  if (block.kind !== "picture" || wordsOf([block.alt]).every((word) => drawn.includes(word))) return blockWords(block);
  const { picture } = block;
  switch (picture.kind) {
    case "bars":
      return [picture.title, ...picture.bars.flatMap(({ label, note }) => [label, note])];
    case "heat":
      return [picture.title, ...picture.columns, ...picture.rows.flatMap((row) => heatWords(row, picture))];
    case "plot":
      return blockWords(block);
    default:
      return picture satisfies never;
  }
}

/** What stands beside the columns: a row may be longer than they are many. */
function heatWords({ label, cells }: Heat["rows"][number], { columns }: Heat): readonly string[] {
  return [label, ...cells.slice(0, columns.length).map(({ note }) => note)];
}

function holdsOrSays(seen: string, words: readonly string[]): void {
  const missing = words.filter((word) => !seen.includes(word));
  if (missing.length > 0) expect(seen, `without ${missing[0]}`).toMatch(saysShortened);
}

/** What is picked in a form, as all platforms read it out. */
function pickedWords({ fields }: Form): readonly string[] {
  return fields.flatMap(({ options, chosen }) =>
    options
      .filter(({ id, label }) => chosen.includes(id) && squash(label) !== "" && label.length < 200)
      .map(({ label }) => `${stripVTControlCharacters(label)} (picked)`),
  );
}

/** A renderer that leaves something out says so with one of these. */
const saysShortened = /shortened|…/i;

function reachesChoices<P>(reply: Reply, contract: RendererContract<P>): void {
  const payload = contract.render(reply);
  const presses = contract.presses(payload);
  const plain = squash(contract.plainText(payload));
  const offers = contract.byTyping === true ? reply.next.filter((offer) => canBeTyped(offer, reply)) : reply.next;
  for (const { label, intent } of [...reply.choices, ...offers]) {
    const value = encodePress(intent);
    if (value.length > 2_000 && !presses.some((press) => same(press.intent, intent))) {
      // Typing is the way: the words are there, at least those that fit into a line.
      for (const word of wordsOf([label.slice(0, 200)])) expect(plain).toContain(word);
      expect(plain).toMatch(/type/i);
      continue;
    }
    expect(decodePress(value)).toEqual(intent);
    expect(presses.map((press) => press.intent)).toContainEqual(intent);
  }
  for (const press of presses) {
    expect(squash(press.label)).not.toBe("");
    expect(press.intent, `a press of ${press.label}`).toBeDefined();
  }
}

function canBeTyped({ label }: Choice, { choices, next }: Reply): boolean {
  const folded = squash(label).toLowerCase();
  const alike = [...choices, ...next].filter((other) => squash(other.label).toLowerCase() === folded);
  return folded.length > 3 && alike.length === 1;
}

function reachesForms<P>(reply: Reply, contract: RendererContract<P>): void {
  const payload = contract.render(reply);
  const forms = reply.blocks.filter((block) => block.kind === "form").filter(hasSomething);
  if (contract.forms === undefined) {
    const plain = squash(contract.plainText(payload));
    for (const word of wordsOf(forms.flatMap(blockWords))) expect(plain).toContain(word);
    return;
  }
  const drawn = contract.forms(payload);
  expect(drawn).toHaveLength(forms.length);
  forms.forEach((form, index) => {
    reachesForm(form, drawn[index]);
  });
}

function hasSomething({ fields }: Form): boolean {
  return fields.some(({ options }) => options.length > 0);
}

function reachesForm(form: Form, drawn: DrawnForm | undefined): void {
  const filled = form.fields.filter((field) => field.options.length > 0);
  for (const { id, pick, options, chosen } of filled) {
    const ids = options.map((option) => option.id);
    expect(drawn?.fields[id]).toEqual(ids);
    const picked = ids.filter((one) => chosen.includes(one));
    if (drawn?.chosen !== undefined) expect(drawn.chosen[id]).toEqual(pick === "one" ? picked.slice(0, 1) : picked);
  }
  const first = (pick: number) =>
    Object.fromEntries(filled.map(({ id, options }) => [id, options.slice(0, pick).map((option) => option.id)]));
  for (const picked of [first(1), first(0)]) {
    const meant = fillForm(form.means, picked);
    expect(meant).toBeDefined();
    expect(drawn?.send(picked)).toEqual(meant);
  }
}

function same(one: Intent | undefined, other: Intent): boolean {
  return one !== undefined && encodePress(one) === encodePress(other);
}

function blockWords(block: Block): readonly string[] {
  switch (block.kind) {
    case "text":
      return [inlineText(block.text)];
    case "list":
      return block.items.map(inlineText);
    case "table":
      return [block.caption, ...block.rows.flat()];
    case "picture":
      return [block.alt];
    case "file":
      return [block.file.about, block.file.name];
    case "form":
      return [
        block.title,
        ...block.fields.flatMap(({ label, options }) => [label, ...options.map((one) => one.label)]),
      ];
    default:
      return block satisfies never;
  }
}

/** Words that people can see, those apart that no line holds unbroken. */
function wordsOf(texts: readonly string[]): readonly string[] {
  const bare = texts.map((text) => stripVTControlCharacters(text).split(/[\s\p{Cc}]+/u));
  return bare.flatMap((words) => words.map(squash)).filter((word) => word !== "" && word.length < 1_000);
}

/** Without white space and without what nobody sees, so that lines may break anywhere. */
export function squash(text: string): string {
  return text.replaceAll(unseen, "");
}

const unseen = /[\s\p{Cc}\p{Cs}\ufffd\p{Default_Ignorable_Code_Point}]/gu;
