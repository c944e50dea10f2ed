import type { Intent } from "../domain/intent.ts";

const others =
  "(?:my |the |our |a |any |other )*(?:managers?|boss(?:es)?|team leaders?|team leads?|leaders?|supervisors?|employers?|trainers?|assessors?|line managers?|admins?|others?|people|other people|you lot)";
const seen = [
  new RegExp(
    `^(?:so )?what (?:exactly |all |else |stuff |things |info |information |data )*(?:can|could|does|do|will|would|is|are|may|might) ${others} (?:be able to |able to |allowed to |actually |get to )*(?:see|sees|know|look at|view|read|find out)(?: (?:about|of|on) (?:me|us|my .{1,40}))?$`,
    "i",
  ),
  new RegExp(
    `^(?:can|could|does|do|will|would|is|are) ${others} (?:able to |allowed to |actually |be able to )*(?:see|know|look at|view|read)(?: (?:how i(?:'m| am) doing|how i do|about me|me|what i do|what i am doing|my (?:progress|scores?|results?|answers?|questions?|mistakes|wrong answers|messages?|chats?|plan|evidence|hours|notes?|stuff)|what i (?:ask|asked|say|said|type|typed|write|wrote|tell|told|get wrong|got wrong)(?: you| to you| here| in here)?))?$`,
    "i",
  ),
  /^who (?:is|are) my (?:managers?|team leaders?|line managers?|supervisors?)$|^who(?:'s|s) my (?:managers?|team leaders?|line managers?|supervisors?)$/i,
  /^(?:which|what) teams? am i in$|^(?:am i in|do i have|have i got) (?:a|any) teams?$|^what is my team$|^what's my team$|^whats my team$/i,
  /^who (?:can|could|is able to|gets to) see (?:me|my stuff|how i(?:'m| am) doing|my progress|my scores?|my results?)$/i,
];
const looked = [
  /^who(?:'s|s| has| have| is| was| all)?(?: been)? (?:ever |already |all )?(?:looked?|looking|seen|saw|sees|viewed|viewing|checked|checking|accessed|opened|read|spied|spying|snooped|snooping)(?: (?:at|on|into|in|up))*(?: (?:me|my .{1,40}|how i(?:'m| am) doing|it))?(?: (?:lately|recently|today|this week|so far|before))?$/i,
  /^(?:has|have|did) (?:anyone|anybody|someone|somebody|my (?:manager|boss|trainer|team leader|supervisor)|they|people) (?:been )?(?:ever |already )?(?:looked|look|looking|seen|see|viewed|view|checked|check|accessed|access|opened|read|spied|spying)(?: (?:at|on|into|in|up))*(?: (?:me|my (?:progress|results?|scores?|evidence|stuff|page|plan|record|records|data|work|figures)|how i(?:'m| am) doing))(?: (?:lately|recently|today|this week|yet|so far))?$/i,
  /^(?:show|see|list|view)(?: me)? (?:the |all |all the |my )*(?:looks|views)(?: (?:at|of) (?:me|my .{1,40}))?$|^(?:access|look|view) log$/i,
];
const self =
  /^who ?am ?i(?: (?:here|to you|in this))?$|^(?:what(?:'s|s| is)|show|show me|tell me|give me) my (?:(?:user|learner|unitwise|account) )?(?:id|user ?id|identity|role|roles|account|user ?name)(?: here)?$|^(?:which|what) roles? (?:do|have) i (?:have|got)$|^am i (?:a |an |the )?(?:manager|trainer|assessor|admin|administrator|learner)(?: here)?$|^my (?:user )?id$/i;

/** "what can my manager see?", "who looked at my progress?", "who am I?". */
export function hearSeen(line: string): Intent | undefined {
  if (self.test(line)) return { kind: "whoami" };
  if (
    looked.some((pattern) => pattern.test(line)) &&
    / (?:me|my|i|i'm|looks|views|it)\b|log$|^who(?:'s|s| has)? looked$/i.test(line)
  )
    return { kind: "privacy.looks" };
  return seen.some((pattern) => pattern.test(line)) ? { kind: "privacy.seen" } : undefined;
}
