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

/** "Can you call my mum": something to be done, not told. */
export function isErrand({ line }: Heard): boolean {
  return (
    /^ (?:please )?(?:can|could|will|would) you (?!(?:please )?(?:tell|explain|describe|define|give|show|help|remind me (?:what|how|of)|say what) )/.test(
      line,
    ) ||
    /^ (?:please )?(?:call|ring|book|order|play|send|translate|remind|write|buy|cancel|open|turn|ignore|answer|transfer|mute|set|download|watch|look up|find|get me) /.test(
      line,
    )
  );
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
