import type { Heard } from "./hear.ts";
import type { Names } from "./read-parts.ts";
import type { Draft } from "./situation.ts";
import { fixed } from "./situation.ts";

const asksAbout =
  /^ (?:(?:so|ok|and|but|hello|please|right|can you|could you|just|i am|not sure|sorry|quick question|wait|remind me|do you know|tell me|explain|hey|no but|yes but|question|wondering|i was wondering) )*(?:what|whats|why|how|when|who|where|which|can|could|should|is|are|do|does|did|may|must|tell|explain|define|describe|give|remind|difference|meaning|steps|example|examples|definition|i do not (?:get|understand)|i forgot|dont get|talk|help me understand|what is)\b/;
const defines =
  / (?:mean|means|meaning|stand for|stands for|definition|define|explain|explained|difference|versus|vs|about|example|steps|again|matter|for|used for|law|model|please|\?) /;

const definitional =
  / (?:what is|what are|what does|what do|mean|means|meaning|stand for|stands for|define|definition|explain|why is|why are|why do|why does|how do|how does|how is|how are|how can|how should|difference|example|examples|difference|describe|tell me|steps|types?|kinds?|vs|versus|say about|says about|deal with|handle|do (?:i|you|we) (?:do|calm|handle|deal)|importance|important|purpose|point of) /;

/** A question about the subject matter: words of the field, asked after or typed alone. */
export function hearKnowledge(heard: Heard, names: Names): Draft | undefined {
  const subjects = new Set<string>();
  let covered = 0;
  let firm = 0;
  const named = new Set<string>();
  let longest = 0;
  for (let at = 0; at < heard.tokens.length; ) {
    const found = names.terms.longestAt(heard.tokens, at) ?? names.titles.longestAt(heard.tokens, at);
    if (found === undefined) {
      at += 1;
      continue;
    }
    for (const subject of found.values) subjects.add(subject);
    covered += found.length;
    if (names.titles.longestAt(heard.tokens, at) === undefined) firm += found.length;
    for (let next = at; next < at + found.length; next++) named.add(heard.tokens[next] ?? "");
    longest = Math.max(longest, found.length);
    at += found.length;
  }
  const strange = heard.strange.filter((word) => !named.has(word)).length;
  if (covered === 0 || strange > mostStrange(heard, { firm, longest })) return undefined;
  if (longest === 1 && covered === 1 && !definitional.test(heard.line) && heard.tokens.length > 3) return undefined;
  const asked = asksAbout.test(heard.line) || defines.test(heard.line) || heard.line.includes("?");
  const alone = covered >= heard.tokens.filter((token) => /\p{L}/u.test(token)).length - 1;
  return asked || alone
    ? fixed({ kind: "knowledge.ask", about: heard.tokens.join(" ").slice(0, 200), subjects: [...subjects].slice(0, 6) })
    : undefined;
}

const lists =
  / (?:tips|ways|pros|cons|stages|reasons|advantages|disadvantages|benefits|rules?|formula|calculation|calculate|rights|things that|do i|can i|should i|am i allowed|list|limits?|order) /;

/** Whether the message asks after something, by its words or its mark. */
export function isQuestion({ line }: Heard): boolean {
  return asksAbout.test(line) || definitional.test(line) || line.includes("?") || lists.test(line);
}

/** How many words may be unknown: the more is covered by terms that are no everyday titles, the more. */
function mostStrange(heard: Heard, { firm, longest }: { readonly firm: number; readonly longest: number }): number {
  const plain = definitional.test(heard.line) ? firm - 1 : firm - 2;
  const defined = defines.test(heard.line) && longest > 1 && firm > 0 ? 1 : 0;
  return Math.max(0, Math.min(2, plain + defined));
}

const workplace =
  / (?:rota|rotas|shift|shifts|annual leave|leave|holiday|holidays|payslip|payslips|wage|wages|salary|paid|payday|overtime|headset|laptop|password|wifi|parking|uniform|sick pay|bonus|canteen|log in|login|printer|locker|keycard|commission|sick|lunch) /;
const personal = / (?:my|me|i|we|us|mine) /;
const lawful =
  / (?:law|legal|legally|entitled|entitlement|rights?|mean|means|act|regulations?|by law|statutory|employer|employers|contract|define|stand for|minimum) /;

/** The daily business of a workplace: about the person's own job, and no question about the subject. */
export function isWorkplace(heard: Heard): boolean {
  return (
    workplace.test(heard.line) &&
    personal.test(heard.line) &&
    !lawful.test(heard.line) &&
    heard.mentions.every(({ part }) => part.kind !== "numbers" || !part.strong)
  );
}
