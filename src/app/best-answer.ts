import { type Block, inlineText } from "../domain/reply.ts";
import type { Search } from "../understanding/search/passage.ts";
import { pageText } from "./answer-data.ts";
import type { Readable } from "./library.ts";
import { startSentence } from "./name-units.ts";
import type { Scene } from "./scene.ts";
import { type Page, shortPage } from "./study-pages.ts";

/** The answer that is given, and what it is made from. */
export interface Best {
  readonly page: Page;
  readonly found: Readable;
}

/** The answer to what was searched for; undefined where the best passage is gone. */
export function bestOf(search: Search, scene: Scene): Best | undefined {
  const both = bothSides(search, scene);
  if (both !== undefined) return both;
  const readable = search.found.map(({ passage }) => scene.library.read(passage.id));
  const found = readable.find((one) => one !== undefined);
  return found === undefined ? undefined : { found, page: shortPage(found, scene) };
}

/** How near the second best has to come to be told as well. */
const nearlyAsGood = 0.1;

/** Where another passage fits nearly as well, its answer is told too: of two readings, both are served. */
export function withNext(best: Best | undefined, { found, sides }: Search, scene: Scene): Best | undefined {
  const [first, ...others] = found;
  if (best === undefined || first === undefined || sides !== null) return best;
  const other = others.find(({ passage, score }) => score >= first.score - nearlyAsGood && passage.kind !== "question");
  const readable = other === undefined ? undefined : scene.library.read(other.passage.id);
  if (readable === undefined) return best;
  const also = shortPage(readable, scene);
  if (saysNothingNew(pageText(also), pageText(best.page))) return best;
  const [told] = also.blocks;
  const rest = told?.kind === "text" && told.tone !== "muted" ? ` ${inlineText(told.text)}` : "";
  const block: Block = { kind: "text", text: [{ strong: scene.say("study.also") }, ` ${also.title}${rest}`] };
  const { blocks } = best.page;
  return { ...best, page: { ...best.page, blocks: [...blocks.slice(0, -1), block, ...blocks.slice(-1)] } };
}

/** Whether most of the longer words are there already: two units may tell the same in much the same words. */
function saysNothingNew(text: string, before: string): boolean {
  const words = (of: string) => new Set(of.toLowerCase().match(/\p{L}{5,}/gu) ?? []);
  const [these, known] = [words(text), words(before)];
  const told = [...these].filter((word) => known.has(word)).length;
  return told > these.size * 0.6;
}

/** A comparison that nobody wrote: both terms, one under the other. */
function bothSides(search: Search, scene: Scene): Best | undefined {
  const [one, other] = (search.sides ?? []).map(({ id }) => scene.library.read(id));
  if (one?.kind !== "term" || other?.kind !== "term") return undefined;
  const blocks: readonly Block[] = [
    {
      kind: "list",
      items: [one, other].map(({ term }) => [{ strong: `${startSentence(term.term)}:` }, ` ${term.definition}`]),
    },
    ...shortPage(one, scene).blocks.slice(-1),
  ];
  const title = startSentence(scene.say("study.compare", { one: one.term.term, other: other.term.term }));
  return { page: { title, blocks }, found: one };
}
