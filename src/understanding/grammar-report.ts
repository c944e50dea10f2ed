import type { Intent } from "../domain/intent.ts";
import type { Heard } from "./hear.ts";
import type { Draft, Situation } from "./situation.ts";
import { fixed } from "./situation.ts";

const longestSaid = 500;
/** What is wrong is said at the beginning. */
const mostRead = 600;
const asksFor =
  /^ (?:(?:but|so|ok|and|wait|no|sorry|please|explain|tell me) )*(?:why|how|what|which|who|when|where|was|is my|did i|am i|can you explain|could you explain) /;
const fault =
  "(?:wrong|rong|incorrect|incorrectly|inaccurate|(?:not|never|hardly) (?:(?:quite|really|even|the|at all) )?(?:right|correct|true|clear|accurate|fair|valid)|out of date|outdated|out dated|old|mistaken|misleading|broken|faulty|flawed|nonsense|rubbish|(?:makes?|make|making) no sense|(?:does|do) not make (?:any )?sense|unclear|ambiguous|misspel(?:t|led)|spel(?:t|led) wrong|badly (?:worded|written)|unfair|dodgy|bugged|duplicated?|contradicts?)";
const named = "(?:questions?|answers?|explanations?|options?|wording|source)";
/** Said of the question by its name: clear at any time of a quiz. */
const ofQuestion = new RegExp(
  [
    ` (?:report|flag|complain about|challenge|dispute|query) (?:(?:this|that|the|a|an|your|last|previous|wrong|bad) )*(?:${named}|one|it|mistake|error|problem|issue|this|that) `,
    "^ (?:report|flag)(?: (?:it|this|that))? (?:[?.] )*$",
    ` (?:mistakes?|errors?|typos?|spelling|problem|something (?:wrong|odd|off|not right)) (?:in|with|about) (?:(?:this|that|the|your|its|last|previous) )*(?:${named}|one) `,
    `(?<! my) ${named} (?:(?:you|gave|give|gives|given|shown|showed|marked|said|is|are|was|were|has|have|looks?|seems?|it|that|just|here|all|be|must|got|a|bit|too|really|very|so|totally|completely|clearly|in|this|question|text|plain|simply|surely) )*${fault} `,
    ` ${named} (?:[a-z]+ ){0,3}?(?:has|have|having|contains?|got|includes?|there is|with) (?:(?:a|an|some|the|spelling|silly|big) )*(?:mistakes?|errors?|typos?|problem|issue) `,
    ` (?:wrong|incorrect|outdated|old) (?:(?:right|correct) )?(?:answers?|explanations?|options?) (?:[a-z]+ )?(?:given|shown|marked|listed|in|here|there|for) `,
    ` ${named} (?:(?:it|here) )?(?:has|have|shows?|gives?|gave|with|got) (?:(?:a|an|the) )*(?:wrong|incorrect|outdated|old) `,
    ` (?:none|neither) of (?:(?:these|those|the|your|them|this) )*(?:${named} )?(?:(?:is|are|seems?|looks?) )?(?:right|correct|true) `,
    " there (?:is|are) (?:no|not a|two|more than one|several) (?:right|correct) (?:answers?|options?) ",
    " (?:wrong|outdated|faulty|broken) (?:question|answer) (?:here|there|i think|again) ",
  ].join("|"),
);
/** Said of what was just told: only while the quiz is talked of. */
const ofVerdict = new RegExp(
  [
    " (?:can not|could not|must not) be (?:right|correct|true) ",
    " (?:i (?:disagree|do not agree|object)|i beg to differ) ",
    " you (?:are|were|have|got|have got|have made|made) (?:(?:it|that|this|the|got|a|an|one|just|answer|marked) )*(?:wrong|incorrect|mistaken|mistakes?|error) ",
    " (?:that|this|it) is (?:not|never) (?:(?:quite|actually|even) )?(?:right|correct|true) (?:[,.;:] ?)?[a-z]+ [a-z]+ [a-z]+ ",
    " answers? (?:[a-z]+ ){0,3}also (?:right|correct) | (?:right|correct) (?:also|too|as well) ",
    " (?:that|this|it|these|those) (?:is|are) (?:(?:now|all|so|completely|totally|well|a bit) )*(?:out of date|outdated|obsolete|no longer (?:right|true|correct|valid|the law|the case)) ",
    " should (?:be|have been) (?:marked|counted|accepted|right|correct) ",
  ].join("|"),
);
const changed =
  / (?:laws?|fines?|rules?|figures?|rates?|wages?|limits?|amounts?|act|regulations?|numbers?|thresholds?|guidance|prices?|fees?|period) (?:(?:it|they|since|now) )?(?:(?:has|have|was|were|been|all|just|since) )*(?:(?:has|have|been) (?:changed|increased|updated|replaced|repealed)|(?:changed|increased|updated|replaced|repealed) (?:in|since|last|this|now|recently|from)|changed|gone up|went up|gone down|went down|different now) /;

/**
 * "This question is wrong", while a quiz or its last answer is talked of: the learner's words as typed, at most 500
 * characters. "Why is that wrong" asks for the explanation and is no report.
 */
export function hearReport(text: string, heard: Heard, { context, quizzing }: Situation): Draft | undefined {
  const last = context?.last;
  const talked = ofQuiz(last);
  if (!talked && quizzing !== true) return undefined;
  const line = heard.line.slice(0, mostRead);
  if (asksFor.test(line) || / (?:was|is) my answer /.test(line)) return undefined;
  const isReport = ofQuestion.test(line) || (talked && (ofVerdict.test(line) || tellsOfChange(line)));
  return isReport ? fixed({ kind: "quiz.report", said: text.trim().slice(0, longestSaid) }) : undefined;
}

/** "The law has changed": too long for an answer, and no question. */
function tellsOfChange(line: string): boolean {
  return changed.test(line) && !line.includes(" ? ") && line.trim().split(" ").length > 4;
}

function ofQuiz(last: Intent | undefined): boolean {
  return last !== undefined && (last.kind.startsWith("quiz.") || last.kind === "why");
}
