import type { Matching } from "gift-pegjs";
import { z } from "zod";
import type { Reader } from "./gift-reader.ts";
import { toShown, unescapeRight } from "./gift-text.ts";

const reasonList = z.array(z.object({ text: z.string(), because: z.string() }));
type Reasons = z.infer<typeof reasonList>;

/** Reads pairs: a matching, or where the comment lines say so the steps of an ordering. */
export function readPairs(
  { matchPairs, globalFeedback }: Matching,
  block: Readonly<Record<string, unknown>>,
  reader: Reader,
): Readonly<Record<string, unknown>> {
  const all = matchPairs.map(({ subquestion, subanswer }) => ({
    left: block["type"] === "order" ? subquestion.text : reader.text(subquestion),
    right: reader.plain(unescapeRight(subanswer)),
  }));
  const because = reasonsOf("because", block, reader);
  const spare = reasonsOf("spare", block, reader);
  // The parser reads arrows and escapes of general feedback as it does those of every other text.
  checkTold(globalFeedback?.text ?? "", [...because, ...spare], reader);
  if (block["type"] === "order") {
    const places = all.map(({ left }) => Number(left));
    if (places.some((place, at) => place !== at + 1)) {
      reader.misfit("The steps are not in their order.", "Number them 1, 2, 3 and so on, in the right order.");
    }
    return {
      steps: explain(
        all.map(({ right }) => ({ text: right, key: right })),
        because,
      ),
    };
  }
  const pairs = all
    .filter(({ left }) => left !== undefined)
    .map(({ left = "", right }) => ({ left, right, key: left }));
  const others = all.filter(({ left }) => left === undefined).map(({ right }) => ({ text: right, key: right }));
  return { type: block["type"] ?? "match", pairs: explain(pairs, because), spare: explain(others, spare) };
}

function reasonsOf(key: string, block: Readonly<Record<string, unknown>>, { misfit }: Reader): Reasons {
  const read = reasonList.safeParse(block[key] ?? []);
  if (!read.success) misfit(`"${key}" cannot be read.`, "It is a list, each with text and because.");
  return read.data ?? [];
}

/** Each piece with the explanation of the same text; the only piece that is left over gets the only one left over. */
function explain<Piece extends { readonly key: string }>(pieces: readonly Piece[], reasons: Reasons) {
  const left = [...reasons];
  const named = pieces.map((piece) => {
    const at = left.findIndex(({ text }) => text === piece.key);
    return { piece, because: at === -1 ? undefined : left.splice(at, 1)[0]?.because };
  });
  const bare = named.filter(({ because }) => because === undefined);
  const last = bare.length === 1 && left.length === 1 ? left[0]?.because : undefined;
  return named.map(({ piece: { key: _key, ...piece }, because = last }) => ({ ...piece, because }));
}

/** General feedback is made from the explanations; what somebody wrote into it would be lost. */
function checkTold(told: string, reasons: Reasons, { misfit }: Reader): void {
  if (told === "" || (reasons.length > 0 && reasons.every(({ because }) => told.includes(toShown(because))))) return;
  misfit(
    "The general feedback (####) says otherwise than the explanations.",
    'Explain the pieces above the question, as "//| because:" with a list of text and because, and leave #### out.',
  );
}
