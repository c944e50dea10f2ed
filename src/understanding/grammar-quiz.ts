import type { Intent } from "../domain/intent.ts";
import type { Heard } from "./hear.ts";
import { nameUnits } from "./hear.ts";
import { numberOf } from "./numbers.ts";
import { quizLength } from "./quiz-length.ts";
import { ordersQuiz, weakOnes } from "./quiz-orders.ts";
import type { Draft } from "./situation.ts";
import { fixed, perCertificate } from "./situation.ts";

const start = new RegExp(
  [
    / (?:quiz|test|examine|grill|drill) (?:me|us|my|mi)(?: |$)/,
    / (?:be|get|getting|being) (?:quizzed|tested|examined|grilled|questioned) /,
    /^ (?:test|quiz|revise|practise|practice) (?:on |for )?_u /,
    / make me (?:a )?(?:test|quiz) /,
    / (?:put together|make|create|build|set up|prepare) (?:me )?(?:a |some )?(?:[a-z]+ )?(?:test|quiz|questions) /,
    / round (?:on|of|about) (?:_u|questions?) /,
    / more practi[cs]e |_n (?:[a-z]+ )?questions? $/,
    / (?:revisit|redo|repeat|retry|go over|again) (?:[a-z]+ ){0,3}(?:questions?|ones|quiz) (?:i )?/,
    / (?:redo|retry|repeat|revisit|go over|go through|practise|practice|work on|again)(?: [a-z]+){0,3} (?:mistakes|wrong (?:ones|questions|answers)|weak(?:est)? (?:spots?|points?|areas?|topics?|ones|questions)|worst (?:topics?|ones|questions|areas?)) /,
    / (?:ask|give) me (?:the|those|some of the) (?:ones|questions|hard|tricky) /,
    / (?:bag|round|batch|load|handful|bunch|pile|lot|mix|selection|pick|dose) (?:of )?(?:[a-z]+ )?questions? /,
    / (?:quiz|quizzes|mock|mini test|mock test|practice test|practice exam|mock exam|flash ?cards?) /,
    / (?:start|begin|do|run|have|take|try|fancy|want|give me|another|quick|new|set me|go for)(?: [a-z_]+){0,3} (?:quiz|test|mock|practice) /,
    / (?:practice|revision|revise|practise|exam|exam style|sample|test|some|more|few|couple of|set of|another|_n|any|hard|easy|tricky|harder|easier) (?:[a-z]+ ){0,2}questions? /,
    / (?:ask|give|fire|hit|throw|send|show|shoot|set|chuck|feed|test) (?:me |us |at )?(?:with )?(?:[a-z_]+ ){0,4}questions?(?: |$)/,
    / questions? (?:on|about|for|from|to do with|at me|please) /,
    / (?:ask|quiz|test) me (?:something|anything|stuff|about|on|one|another|_n|things|a few) /,
    / (?:i want|i would like|want|like|need|lets|let us|going|fancy|up for) (?:to |a |some |doing )?(?:[a-z]+ )?(?:practise|practice|revise|revision|testing) /,
    /^ (?:practise|practice|revise|revision|test) (?:time |please )?(?:_u |on |$)/,
    / (?:help me|lets|let us|can we|can i|could we|i want to|i need to|want to|time to) (?:revise|practise|practice) /,
    / check (?:what i know|my knowledge|how much i know) | see (?:if|how much|what) i know /,
  ]
    .map((one) => one.source)
    .join("|"),
);
const notQuiz =
  / (?:is there (?:an |a |any )?(?:exam|test)|assessed|credit|credits|when is (?:the|my)|pass the|fail|need to pass|have to (?:do|take|sit) (?:a|an|any|the)|do (?:i|you|we) (?:have|need) to|question (?:about|for) (?:you|my|the (?:course|qualification))|i have (?:a|got a|another|one|some|_n) questions?|can i ask (?:you )?(?:a|you|some)|got a question|quick question|any questions|no questions|do you take questions|did i get|my last (?:quiz|test)|have i (?:done|got|had)|everyone|anyone|put for|the rules|how did i|questions? i have) /;
const weak =
  / (?:wrong|weak|weakest|worst|struggle|struggling|bad at|mistakes|missed|keep (?:getting|missing|failing)|hardest|failed|rubbish at|shaky|trip|tripping|mess(?:ing)? up) /;
const exam = / (?:exam|mock|exam style|real thing) /;
const ends =
  /^ (?:(?:ok|right|no|enough|should|like|would|that is|thanks|please|can we|can i|i|lets|let us|i am|i will|want to|think|going to|need to|have to|got to|we can|had|have) )*(?:stop|end|quit|finish|done|enough|finished|exit|cancel|leave it|leave|pack it in|call it|call it a day|give up|bored|no more|that will do|that is it|that is all|i am out|im out|knackered|tired)(?: (?:the|this|that|here|it|there|now|quiz|test|questions?|for|today|tonight|please|thanks|a|day|with|of|me|one|practice|practising|quizzing|quizzes|asking|right|all|then|doing|to|go|up|it there|a call|back|work|got|must|so|much|very)){0,8} \.? ?$/;
const next =
  /^ (?:(?:may|what|is|following|gan|howay|ok|yes|right|and|please|go on|thanks|lets|let us|can i|can we|i want|i would like|give me|have|get|do|show|hit me|send|ready|for|move|on|with|to|the|skip|go|onto|next) )*(?:next(?: (?:one|question|please))?|following question|another(?: (?:one|question|go|please))?|more|one more|skip(?: (?:it|this|that|one|this one|that one|question))*|carry on|continue|keep going|go on|move on|onward|again|pass on (?:this|that)|new one|ready)(?: (?:please|then|thanks|one|question|questions|quiz|again|now|i am ready|for me|for the next one|me))* \.? ?$/;
const unsure =
  / (?:no idea|not sure|do not know|no clue|not a clue|pass|dunno|give up|havent a|clueless|beats me|stumped|haven not|have not a clue|search me|haven t) /;

const hint =
  /^ (?:(?:can|could|may|i|you|me|us|we|please|have|get|give|show|a|an|the|another|ok|any|is|there|need|want|would|like|for|with|some|small|little|lil|tiny|quick|wee|got|do|that|just|one|more) )*(?:hints?|clues?|tips?)(?: (?:please|for|this|that|it|one|thanks|then|me|here|maybe|question|the|on|would|be|is|nice|good|great|helpful|useful|lovely))*(?: i (?:do not|can not|am|have no)(?: [a-z]+){1,4})? (?:[?.] )*$/;
const stuck =
  /^ (?:(?:i|am|a bit|really|so|totally|still|well|and) )*(?:stuck|confused|lost|baffled)(?: (?:on|with|here|this|that|it|one|question|now|please|help))* (?:[?.] )*$|^ (?:(?:i|can|could|you|need|want|please|some|a|bit of|bit|little) )*help (?:(?:me|us|a bit|a little|out|please) )*(?:with|on) (?:this|that|it|the)(?: (?:one|question|please))* (?:[?.] )*$|^ (?:sorry )?i (?:do not|can not) (?:get|understand|follow)(?: (?:it|this|that|the|one|question))+ (?:[?.] )*$/;
const left =
  /^ (?:(?:so|ok|and) )*how many (?:(?:more|questions?|are|is|there|have|i|got|do|of|them) )*(?:left|to go|remaining|there|more)(?: (?:questions?|are|there|now|in this quiz))* (?:[?.] )*$/;
const gotIt =
  /^ (?:(?:ok|right|yes|cool|great|now|that|it|all|clear) )*(?:got it|i see|i get it|understood|makes sense|fair enough|good to know)(?: (?:now|then))* (?:[.] )*$/;
const rightOrWrong =
  /^ (?:it is )?(?:wrong|incorrect|right|correct)(?: (?:so|then|therefore|is|it|i|say|go))*(?: (?:true|false))? (?:[.] )*$/;
const skip =
  /^ (?:(?:ok|please|can|could|you|may|i|we|do|lets|let|us|just|will|want|to|would|like|rather) )*(?:skip|pass|jump over|jump|miss out|miss|leave out|leave)(?: (?:it|this|that|one|question|the|on|out|please|then|thanks|over|next))*(?: (?:too|it is|that is|this is|because|i do not|i am|i have no|no idea|do not|no clue)(?: [a-z]+){0,5})? (?:[?.] )*$|^ (?:i )?(?:do not|not) (?:want|fancy|like|feel like|going) (?:to )?(?:(?:do|doing|answer|answering) )?(?:this|that) (?:one|question) (?:[?.] )*$/;
/** "I have to go now, please stop the test": ends it, whatever the reason. */
const endsBecause =
  /^ (?!(?:how|what|why|when|where|who|which|is|are|does|do|did|should) )(?:[a-z]+ ){0,12}(?:stop|end|finish|quit|leave) (?:(?:the|this|that|my) (?:quiz|test|questions?)|here|now|quizzing|it here|it there) /;
const whyWrong =
  /^ (?:(?:but|so|ok|wait|please|explain|tell|me|i|do not|can not|get|understand|see|know) )*(?:why|how come) (?:is|was|were|are|am|did|do)? ?(?:i|it|that|this|mine|my|the|answer|get|one|last|not)? ?(?:[a-z]+ ){0,3}(?:wrong|right|incorrect|correct|true|false)(?: [a-z]+)? (?:[?.] )*$|^ (?:(?:but|so|ok|and) )*what did i (?:do|get|say|put) (?:wrong|incorrectly|incorrect) (?:[?.] )*$/;
const again =
  /^ (?:(?:ok|and|right|please|now|so|lets|let|us|can|we|i|go|want|to) )*(?:next(?: (?:one|question|please))?|(?:back|return|on) (?:to|with) (?:the|my) (?:quiz|questions?)|(?:carry on|continue|go on|resume|keep going)(?: (?:with|the|my|quiz|questions?))*|where were we)(?: (?:please|then|now|thanks))* (?:[?.] )*$/;

/** Taking up a quiz that something else came between; "next" may belong to what was shown last, but a quiz waits. */
export function hearQuizAgain(heard: Heard, last: Intent | undefined): Draft | undefined {
  if (last === undefined) return hearQuizReply(heard);
  if (inQuiz(last)) return undefined;
  if (again.test(heard.line)) return fixed({ kind: "quiz.next" });
  if (skip.test(heard.line)) return fixed({ kind: "quiz.skip" });
  return hint.test(heard.line) ? fixed({ kind: "quiz.hint" }) : undefined;
}

const counted =
  /^ (?:(?:ok|please|just|give me|ask me|do|do me|lets do|let us do|let us have|i want|i would like|i will have|can i have|can i get|could i have|how about|another|and|now|quick) )*_u (?:(?:quick|hard|easy|tricky|harder|easier|more|short) )*(?:ones |questions )?(?:(?:on|about|from|for|in) )_u (?:(?:please|thanks|then|now|skills?) )*[.!?]? ?$/;
/** "5 health and safety questions": the number and the title are one mark in the line. */
const countedSubject =
  /^ (?:(?:ok|please|give me|ask me|do|let us do|can i have|can i get|i want|i would like|another) )*_u (?:[a-z]+ )?questions? (?:(?:please|thanks|then|now) )*(?:[?.] )*$/;
const examStyle =
  /^ (?:(?:please|ok|in|do|me|give|quiz|test|on|for|_u) )*(?:exam|mock) (?:style|stile|styled|styl|mode)(?: (?:questions?|quiz))?(?: (?:on|for|about|from))?(?: _u)?(?: (?:with me|please|now|then|thanks|for me))* (?:[?.] )*$/;
const asInExam =
  / (?:like|as|just like|as if)(?: [a-z]+){0,3} (?:exam|real thing|real test) | (?:under|in) exam conditions | exam[ -]?(?:type|like|conditions) /;

/** A quiz without the word: "5 on health and safety", "unit 7 exam style", "the ones I keep getting wrong". */
export function hearQuizShort(heard: Heard): Draft | undefined {
  const { line, mentions } = heard;
  const [first, ...others] = mentions;
  const start = (from: Heard, of: number | null, pick: "any" | "weak" | "exam") =>
    perCertificate((q) => ({ kind: "quiz.start", units: nameUnits(from, q).take, subjects: [], of, pick }));
  const count = first?.part.kind === "numbers" && !first.part.strong ? first.part.numbers : [];
  const isNamed = others.every(({ part }) => part.kind !== "numbers" || part.strong);
  if (examStyle.test(line) || (asInExam.test(line) && /^ (?:[a-z]+ ){0,3}_u /.test(line) && !line.includes(" ? "))) {
    const isCount = count.length === 1 && isNamed && / _u (?:on|about|from|for|in) _u /.test(line);
    return isCount
      ? start({ ...heard, mentions: others }, count[0] ?? null, "exam")
      : start(heard, heard.counts[0] ?? null, "exam");
  }
  if (
    weakOnes.test(line) ||
    /^ (?:(?:the|my|just|only) )*(?:weak|weakest|wrong) (?:ones|questions)(?: please)? $/.test(line)
  )
    return start(heard, null, "weak");
  const ofSubject = countedSubject.test(line) && others.length === 1 && others[0]?.part.kind === "subjects";
  if (count[0] === undefined || count.length > 1 || !isNamed || !(ofSubject || counted.test(line))) return undefined;
  return start({ ...heard, mentions: others }, count[0], "any");
}

const endsQuiz =
  /^ (?:(?:ok|please|can we|lets|let us) )*(?:end|stop|quit|finish|cancel|exit|leave) (?:(?:the|this|my) )*(?:quiz|test)(?: (?:please|now|thanks))* (?:[?.!] )*$/;

/** Beginning a quiz, going on, ending it; undefined where the message is about something else. */
export function hearQuiz(heard: Heard): Draft | undefined {
  const { line } = heard;
  // The words that help shows, said where no quiz is talked of: that none is going on is the answer.
  if (/^ stop (?:[?.!] )*$/.test(line)) return fixed({ kind: "quiz.end" });
  if (endsQuiz.test(line)) return fixed({ kind: "quiz.end" });
  if (/^ hint (?:[?.!] )*$/.test(line)) return fixed({ kind: "quiz.hint" });
  if (/^ next(?: (?:question|one))? (?:[?.!] )*$/.test(line)) return fixed({ kind: "quiz.next" });
  if (/^ skip (?:[?.!] )*$/.test(line)) return fixed({ kind: "quiz.skip" });
  if (notQuiz.test(line.replace(/ questions? i have (?:been |got |missed |failed )/, " ")) || heard.strange.length > 2)
    return undefined;
  const isOrder = ordersQuiz(heard);
  if (!isOrder && (!start.test(line) || (heard.strange.length > 0 && heard.mentions.length === 0))) return undefined;
  if (/ (?:where|when) (?:can|do|is|are|does) /.test(line)) return undefined;
  if (/ (?:test|question|questions) (?:drive|results?|tube|match)|my (?:question|test) /.test(line)) return undefined;
  const { of, mentions } = withoutCount(heard);
  return perCertificate((qualification) => {
    const named = nameUnits({ ...heard, mentions }, qualification);
    const asGroup = heard.mentions.length === 1 && heard.mentions[0]?.part.kind === "all";
    return {
      kind: "quiz.start",
      units: asGroup ? [] : named.take,
      subjects: mentions.flatMap((one) => (one.part.kind === "subjects" && !one.leave ? one.part.subjects : [])),
      of: of ?? quizLength(heard),
      pick: weak.test(line) ? "weak" : exam.test(line) ? "exam" : "any",
    };
  });
}

const countedKind =
  / _u (?:(?:exam|mock|test|practice|revision|sample|hard|harder|easy|easier|tricky|quick|random|short|new|more) )+(?:style )?questions? /;

/** "2 hard questions on unit 7": the first number says how many, and is no unit. */
function withoutCount({ line, mentions }: Heard): { readonly of: number | null; readonly mentions: Heard["mentions"] } {
  const found = countedKind.exec(line);
  const place = found === null ? -1 : line.slice(0, found.index).split("_u").length - 1;
  const part = mentions[place]?.part;
  if (part?.kind !== "numbers" || part.strong || part.numbers.length !== 1) return { of: null, mentions };
  return { of: part.numbers[0] ?? null, mentions: mentions.filter((_, at) => at !== place) };
}

/** What a short message means while a quiz is going on. */
export function hearQuizReply(heard: Heard): Draft | undefined {
  const { line, tokens } = heard;
  if (ends.test(line) || (endsBecause.test(line) && tokens.length < 20)) return fixed({ kind: "quiz.end" });
  if (hint.test(line) || stuck.test(line)) return fixed({ kind: "quiz.hint" });
  if (skip.test(line)) return fixed({ kind: "quiz.skip" });
  if (whyWrong.test(line)) return fixed({ kind: "why" });
  if (left.test(line)) return fixed({ kind: "quiz.next" });
  if (gotIt.test(line)) return fixed({ kind: "quiz.next" });
  if (next.test(line)) return fixed({ kind: "quiz.next" });
  const picked = readAnswer(tokens);
  if (picked !== undefined) return fixed({ kind: "quiz.answer", answer: picked });
  if (rightOrWrong.test(line)) return fixed({ kind: "quiz.answer", answer: tokens.join(" ") });
  if (tokens.length <= 8 && unsure.test(line)) return fixed({ kind: "quiz.answer", answer: "" });
  return undefined;
}

const answerFiller =
  /^(?:believe|choose|opt|plump|seh|mine|select|going|gonna|am|feel|like|looks|seems|best|right|correct|one|but|though|sure|ooh|is|it|the|answer|i|think|say|says|saying|said|go|going|will|am|would|for|with|pick|choose|maybe|probably|my|option|number|letter|one|has|got|to|be|must|definitely|id|that|guess|reckon|sure|pretty|um|hmm|final|a|an|have|deffo|of|them|can|not|lets|let|us|im|put|try|\?|\.|!|\(|\)|,|:|yes|no|and|both|not|ok|so|thats|surely|gotta|obviously)$/;

/** "A", "is it c", "the first one", "a and c", "true": the letter, number or word picked. */
function readAnswer(tokens: readonly string[]): string | undefined {
  if (tokens.length > 9) return undefined;
  const letters = tokens.filter(
    (token, at) => /^[a-h]$/.test(token) && !(token === "a" && tokens.length > 1 && !isLastLetter(tokens, at)),
  );
  const rest = tokens.filter((token) => !/^[a-h]$/.test(token) && !answerFiller.test(token));
  if (letters.length > 0 && rest.length === 0) return letters.join("");
  const place = tokens
    .map((token) =>
      [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "last",
        "1st",
        "2nd",
        "3rd",
        "4th",
        "top",
        "bottom",
        "middle",
      ].indexOf(token),
    )
    .find((at) => at >= 0);
  const others = rest.filter(
    (token) => !/^(?:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|top|bottom|middle)$/.test(token),
  );
  if (place !== undefined && others.length === 0) return String(place + 1);
  const word = rest.length === 1 ? (rest[0] ?? "") : "";
  if (/^(?:true|false)$/.test(word)) return word;
  if (
    (tokens.length === 1 && /^(?:yes|no)$/.test(tokens[0] ?? "")) ||
    (rest.length === 1 && numberOf(word) !== undefined && tokens.length <= 5)
  )
    return word || (tokens[0] ?? "");
  return undefined;
}

function isLastLetter(tokens: readonly string[], at: number): boolean {
  const after = tokens.slice(at + 1);
  return (
    after.every((token) => answerFiller.test(token) || /^[b-h]$/.test(token)) && !/^(?:guess|the)$/.test(after[0] ?? "")
  );
}

/** A letter after a quiz has ended: late, but an answer. */
export function isLateAnswer({ line }: Heard, last: Intent): boolean {
  return last.kind === "quiz.end" && /^ [a-h] $/.test(line);
}

/** Whether the conversation is within a quiz. */
export function inQuiz(last: Intent | undefined): boolean {
  return last !== undefined && (last.kind === "quiz.start" || last.kind === "quiz.next" || last.kind === "quiz.answer");
}
