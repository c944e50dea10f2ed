import type { Heard } from "./hear.ts";
import type { Mention } from "./part.ts";

const polite =
  "(?:(?:please|ok|so|now|hello|can you|could you|would you|will you|can i|could i|i want you to|i would like you to|i want to|i would like to|i need to|let us|want to|just|go on|and|then|do|may i) )*";
const orders = new RegExp(
  [
    `^ ${polite}(?:quiz|test|examine|drill|grill) (?:me|us|my knowledge) `,
    `^ ${polite}(?:be|get) (?:quizzed|tested|examined|drilled) `,
    `^ ${polite}(?:[a-z]+ )?(?:quiz|mock|mini test|practice test|test) (?:on|about) `,
    `^ ${polite}(?:give me |ask me |have |get |try )?(?:_n|some|a few|a couple of|more) (?:(?:quick|hard|easy|practice|exam|more|short) )*(?:questions? )?(?:on|about) `,
    `^ ${polite}(?:give me |ask me |have |get |try )?_u (?:(?:quick|hard|easy|practice|exam|more|short) )*(?:questions? )?(?:on|about) (?!what|how|why|it|that|one )`,
    `^ ${polite}(?:(?:some|a few|practice|quiz|test|exam) )*questions (?:on|about) (?!(?:my|the course|this course|it|that|you|your) )`,
    `^ ${polite}(?:check|test) (?:what i know|how much i know|my knowledge) `,
    "^ (?:please )?(?:revise|revision|practise|practice)(?: (?:on|for|time))? (?!(?:questions?|makes?|is|what|how|why|when) )(?:[a-z_]+ ){1,6}$",
    ` (?:revise|practise|practice) (?:[a-z_]+ ){1,5}with me (?:[.?] )*$`,
  ].join("|"),
);

/** "The ones I keep getting wrong": a quiz without the word. */
export const weakOnes =
  /^ (?:(?:just|only|ok|do|now|please|again|go over|repeat|redo|practise|practice|more of|let us do|can i do|i want to do|i want|give me|ask me|show me|test me on|quiz me on) )*(?:(?:the|my|those) )?(?:(?:hard|tricky|difficult|same) )?(?:ones?|questions?|stuff|things|bits) (?:that |which )?i (?:(?:have|been|was|am|did|do|keep|kept|always|often|usually|just|still) )*(?:(?:getting|get|got) (?:wrong|incorrect)|missed|missing|failed|failing|fail|mess up|messing up|messed up|struggle with|struggled with|stuck on)(?: (?:again|please|last time|before|today|yesterday|every time|most))* (?:[?.] )*$/;

/**
 * A message that orders a quiz in so many words, whatever it is on: "test me on data protection" asks for questions, and
 * not what data protection is.
 */
export function ordersQuiz({ line, tokens, mentions }: Heard): boolean {
  if (tokens.length > 24) return false;
  if (weakOnes.test(line)) return true;
  if (!orders.test(line)) return false;
  // "Unit 10 about what", "6 and 8 on one plan": those numbers count no questions.
  const [first] = mentions;
  return !/^ [a-z ]{0,60}_u (?:[a-z]+ ){0,3}(?:on|about) /.test(line) || !isUnits(first);
}

function isUnits(first: Mention | undefined): boolean {
  return first?.part.kind !== "numbers" || first.part.strong;
}
