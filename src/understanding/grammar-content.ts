import type { ContentView } from "../domain/staff-intent.ts";
import type { Heard } from "./hear.ts";
import { type Draft, fixed, type Situation } from "./situation.ts";

const views: readonly (readonly [ContentView, RegExp])[] = [
  [
    "calibration",
    / (?:calibration|calibrated) | (?:does|do|did|is|are) (?:the |your )?(?:expected )?(?:recall|predictions?|forecasts?) (?:[a-z]+ ){0,2}(?:come true|right|accurate|any good|reliable) /,
  ],
  [
    "questions",
    / (?:questions?|item) (?:statistics?|stats|figures|analysis|facility|discrimination) | (?:statistics?|stats|facility|discrimination) (?:of|for|on) (?:the |our |all )?questions? | (?:how|which) (?:[a-z]+ ){0,3}questions (?:[a-z]+ ){0,3}(?:doing|perform|performing|do|too hard|too easy|hardest|easiest|bad|broken) | (?:hardest|easiest|worst) questions /,
  ],
  [
    "unanswered",
    / (?:unanswered|not answered|asked in vain) (?:questions?|list)? ?| (?:what|which) (?:[a-z]+ ){0,4}(?:could|can|did) (?:you |the bot |it )?not (?:be answered|answer) | questions? (?:[a-z]+ ){0,3}(?:without (?:an )?answer|with no answer|nobody (?:could )?answer(?:ed)?) /,
  ],
  [
    "reported",
    / reported (?:questions?|as wrong|list) | questions? (?:[a-z]+ ){0,3}(?:reported|flagged|complained) | (?:what|which|anything|show)(?: [a-z]+){0,3} (?:been )?(?:reported|flagged) (?:as )?(?:wrong)? ?/,
  ],
  [
    "coverage",
    /^ (?:show |see |the |our |my )*coverage (?:please )?$| (?:content|question|questions) coverage | coverage (?:of|for) (?:the |our )?(?:content|questions|units) | (?:what|which)(?: [a-z]+){0,3} (?:topics?|units?) (?:[a-z]+ ){0,3}(?:too few|no|missing|lack|lacking|short of) questions | gaps in (?:the |our )?(?:content|questions|question bank) /,
  ],
];

/** What a trainer asks about content and questions; of nobody else, as apprentices say such things of their quizzes. */
export function hearContent({ line }: Heard, { staff }: Situation): Draft | undefined {
  if (staff === undefined || !staff.roles.some((role) => role === "trainer" || role === "admin")) return undefined;
  const found = views.find(([, pattern]) => pattern.test(line));
  return found === undefined ? undefined : fixed({ kind: "content.show", view: found[0] });
}
