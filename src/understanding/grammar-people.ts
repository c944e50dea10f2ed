import type { Heard } from "./hear.ts";
import { nameUnits } from "./hear.ts";
import type { Draft } from "./situation.ts";
import { fixed, perCertificate } from "./situation.ts";

const mine =
  / my (?:worst|best|weakest|strongest) (?:[a-z]+ )?(?:\? )?$| how is it (?:[a-z]+ )?(?:going|coming)(?: along)? (?:with|on) (?:my|the) | (?:percentage|how many|how much|what) (?:[a-z]+ ){0,4}(?:right|wrong|correct)(?: so far)? (?:\? )?$| (?:headway|progress|far) (?:[a-z]+ ){0,3}(?:on|with|in) _u | (?:did|have) i (?:get|got|do|score|scored) (?:[a-z]+ ){0,4}(?:quiz|test|quizzes|percentage) | (?:what|how) (?:[a-z]+ ){0,3}(?:me|my) score | what percentage (?:have|did|do) i | not doing (?:so |very |too )?well | am i (?:[a-z]+ ){0,3}(?:rubbish|any good|doing ok|doing alright|good at this) | (?:how|hows|where|what) (?:am|have|did|are) (?:i|me|my|we)(?: [a-z]+){0,2} (?:doing|do|done|getting|got|going|progressing|progress|get|gone|along|on|at|up to|performed|performing|scored) | how far (?:am|have|along) | my (?:[a-z]+ ){0,2}(?:progress|scores?|results?|stats|statistics|marks|mastery|streak|average|performance so far|record so far|report|strengths|weaknesses|weak (?:spots?|points?|areas?)|worst|best) | (?:which|what) (?:[a-z_]+ ){0,4}(?:worst|weakest|weak|best|strongest|strong|bad|good|rubbish|struggling|shaky|poor|better|improve|work on|focus on|revise more|brush up)(?: |$)| (?:am i|i am) (?:[a-z]+ ){0,3}(?:on track|ahead|behind|improving|getting better|making progress|nearly|almost|close|there yet|ready) | (?:show|see|view|check|give)(?: me)? (?:how i|where i|my progress|my score|progress|score|how far) | how (?:much|many)(?: [a-z_]+){0,3} (?:have i|i have) (?:[a-z]+ )?(?:done|covered|finished|completed|got right|got wrong|answered|learned|left to learn) | (?:how|hows) (?:is )?(?:my|the) (?:[a-z]+ )?(?:learning|revision|studying|studies|study|quizzes|practice|progress) (?:going|coming|looking) | what (?:do|should|have) i (?:[a-z]+ ){0,3}(?:revise|brush up|work on|got wrong|get wrong) |^ (?:progress|score|scores|stats|results|my progress|my stats|progress report)(?: so far| please)? (?:\? )?$/;
const erase =
  / (?:delete|erase|wipe|remove|clear|forget|get rid of|destroy|scrub|close|bin|purge|rub out) (?:[a-z]+ ){0,4}(?:data|account|information|me|records?|history|details|profile|about me|stored|everything (?:about|you|on)) | right to (?:be forgotten|erasure) | forget (?:me|about me|everything)/;
const stored =
  / (?:what|which|how much|do you|does|is|are|show|see|who|where|can i|could|give|send|email|mail|get|i want|i would like|download|export|copy|request) .{0,60}(?:(?:store|stored|hold|held|keep|kept|know|have|got|save|saved|collect|collected|record|recorded|remember|data|information)(?: [a-z]+){0,4} (?:about|on|of|for) (?:me|us)|my (?:personal )?(?:data|information|details|history|records?)|data protection rights|(?:subject access|gdpr) request) | (?:export|download|copy of) (?:[a-z]+ ){0,3}(?:data|information|history)(?: |$)| (?:my|personal) data (?:please|export|download)| privacy (?:policy|notice|settings?)?|is (?:this|it|what i (?:say|type|write)) (?:private|confidential)|(?:who|can (?:anyone|my manager|my boss|my trainer|they|others)) (?:[a-z]+ ){0,3}(?:see|read|look at) (?:[a-z]+ ){0,2}(?:this|my|what i|these|me)| subject access | (?:how long|where|do you|are|is) (?:[a-z]+ ){0,4}(?:keep|kept|store|stored|save|saved) (?:[a-z]+ ){0,3}(?:answers?|messages?|chats?) | my (?:answers|messages|chats?) (?:[a-z]+ ){0,2}(?:kept|stored|saved) /;

const takeAway =
  / (?:send|email|mail|give|get|download|export|copy|want|like|have|request) (?:me )?(?:(?:a|an|all|the|copy|of|my|personal|stored|own|full|to) )*(?:data|information|records?|history|details|file)(?: |$)| (?:export|download|copy of) (?:[a-z]+ ){0,3}(?:data|information|history)| (?:send|email|mail|give|export|download) (?:me )?(?:(?:a|copy|of|all) )*everything | subject access | gdpr request | data (?:please|export|download) /;

/** Questions about data kept: what is stored, erase it. */
export function hearPrivacy(heard: Heard): Draft | undefined {
  const { line } = heard;
  if (heard.strange.length > 0 || heard.mentions.some((one) => one.part.kind === "numbers")) return undefined;
  if (
    erase.test(line) &&
    !/ (?:plan|unit|units|quiz|question|_u|_q|email|message|photo|alarm|calendar|list|event) /.test(line)
  )
    return fixed({ kind: "privacy.erase", sure: false });
  return stored.test(line) &&
    heard.strange.length === 0 &&
    !/ (?:quiz|test|questions?|why|when|matter|matters|mean|laws?|legislation|regulations?|act|principles?|how do i protect|calls?|customers?|customer|stand for) /.test(
      line,
    )
    ? fixed({ kind: "privacy.export", ...(takeAway.test(line) ? { file: true as const } : {}) })
    : undefined;
}

const asksDue =
  /^ (?:(?:so|ok|and|is there|have i got|do i have) )*(?:what is|what|anything|something|how much is|how many are|is anything) due(?: (?:today|now|tomorrow|this week|for me))* (?:[?.] )*$/;
/** "How well do I know unit 3": reading takes "well" away as a filler. */
const asksRecall =
  /^ (?:(?:so|ok|and) )*(?:what (?:is|does)|what|explain) (?:(?:the|my|this) )*(?:expected )?recall(?: (?:mean|is|about))* (?:[?.] )*$|^ (?:show|see|draw)(?: me)? (?:my |the )?progress (?:chart|graph|picture|bars?)(?: please)? (?:[?.] )*$/;
const knowsUnit =
  /^ (?:so |and |ok )?how (?:well )?do i (?:really |actually )?(?:know|remember|understand) _u(?: (?:now|yet|so far|already))* (?:[?.] )*$/;

const mostNeeded =
  / what (?:(?:do|should|must|shall|would|could|i|need|to|have|you|think) )+(?:practise|practice|revise|work on|learn) (?:the )?most /;

/** How the learner is doing. */
export function hearProgress(heard: Heard): Draft | undefined {
  const { line } = heard;
  if (mostNeeded.test(line) && heard.strange.length === 0 && heard.mentions.length === 0)
    return perCertificate(() => ({ kind: "progress.me", units: [] }));
  if (asksDue.test(line) || asksRecall.test(line)) return perCertificate(() => ({ kind: "progress.me", units: [] }));
  const isMine = mine.test(line) || (knowsUnit.test(line) && heard.mentions.length === 1);
  if (heard.strange.length > 0 || heard.mentions.length > 1 || !isMine) return undefined;
  if (
    / (?:practice|practise|questions?|quiz me|test me) /.test(line) &&
    !/ (?:score|result|how|right|wrong) /.test(line)
  )
    return undefined;
  if (heard.mentions.length > 0 && / (?:go|goes|better|fit|take) /.test(line)) return undefined;
  if (
    / (?:need|left|credits?|plan|enough|legal|take|choose|pick|level|what do i need) /.test(line) &&
    !/ (?:progress|score|track|worst|best|weakest|doing|revise|right|wrong|percentage) /.test(line)
  )
    return undefined;
  return perCertificate((qualification) => ({ kind: "progress.me", units: nameUnits(heard, qualification).take }));
}
