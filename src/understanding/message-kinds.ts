import { isQuestion } from "./grammar-knowledge.ts";
import type { Heard } from "./hear.ts";

/** "VPN down": for whoever mends it. */
export function isTicket(heard: Heard): boolean {
  return (
    !isQuestion(heard) &&
    / (?:down|broken|broke|jammed|stuck|frozen|crashed|(?:is |does |will |am )?not (?:work|working|load|loading|turn|connect)[a-z]*|locked out)(?: again| now| on me)? (?:[.!] )*$/.test(
      heard.line,
    )
  );
}

const errand =
  /^ (?:please )?(?:call|ring|open|order|answer|set|find|turn|watch|cancel|buy|book|play|write|send|translate|remind|transfer|mute|download|get|look) (?:my|me|the|a|an|up|him|her|them|that|this|us|some|another|down|off|on|over|in) | ignore (?:the |this |that )?call /;
const request =
  /^ (?:please )?(?:can|could|will|would) you (?!(?:please )?(?:tell|explain|describe|define|give|show|help|remind me (?:what|how|of)|say what) )/;

/** "Can you call my mum": something to be done, not told. */
export function isErrand({ line }: Heard): boolean {
  if (request.test(line)) return true;
  return errand.test(line) && !/ (?:how|steps|what|why|when|examples?|difference|advantages|tips|or) /.test(line);
}

/** "Did my overtime get paid", "who is on the late shift tonight": about what happens to somebody, which no notes can tell. */
export function isOwn({ line }: Heard): boolean {
  return (
    /^ (?:(?:did|has|have|is|are|was|were|where|wheres|when) (?:[a-z]+ )?(?:my|mine) |what (?:shift|time (?:is|am|are|do|does)) )/.test(
      line,
    ) ||
    / (?:tonight|tomorrow|today|yesterday|this (?:morning|afternoon|evening)|(?:this|next|last) (?:week|month|night)) /.test(
      line,
    )
  );
}

/** "How does this bot work": about the assistant itself. */
export function isOfBot({ line }: Heard): boolean {
  return / (?:this|the|your|that) (?:bot|app|thing|assistant) /.test(line);
}
