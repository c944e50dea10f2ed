import type { Heard } from "./hear.ts";
import { type Draft, fixed } from "./situation.ts";

const page =
  "(?:home(?: ?(?:page|screen|tab|view))?|(?:start|main|front|landing|personal|my|own|overview) ?(?:page|screen|tab|view)|homescreen)";
const open =
  "(?:open|show|see|view|get|load|go|take|bring|back|return|give|can i (?:see|get|have)|i want(?: to see)?|wheres?|where is)";
const small = "(?:me|to|up|us|the|my|a|an|your|our|own|back|please|pls|now|again|thanks|hi|hey|ok|[?!.])";
// All that is said, so that "working from home" and "what goes on the home page" stay what they are.
const asked = new RegExp(`^ (?:${small} )*(?:${open} )?(?:${small} )*${page}(?: ${small})* $`);

/** "Home", "my page", "back to the start page". */
export function hearHome({ line }: Heard): Draft | undefined {
  return asked.test(line) ? fixed({ kind: "home" }) : undefined;
}
