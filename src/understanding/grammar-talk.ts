import type { Heard } from "./hear.ts";
import type { Draft } from "./situation.ts";
import { fixed } from "./situation.ts";

const instruction =
  / (?:ignore|forget|disregard|override|bypass) (?:[a-z]+ ){0,4}(?:instructions?|rules?|prompts?|programming|training|guidelines|settings|restrictions|said before|told|limits?) | (?:you are now|pretend|act as|roleplay|role play|imagine you|developer mode|system prompt|jailbreak|admin mode|sudo|from now on you|new instructions?) | (?:mark|set|put|make|sign|record|pass|give|grant|award|tick)(?: me)?(?: off)? (?:[a-z]+ ){0,3}(?:as )?(?:complete|completed|passed|qualified|certified|signed off|admin|manager|everything (?:off|complete|done)|the certificate|a certificate|full marks|the answers|100|a pass|all (?:the )?units (?:complete|done|passed)) (?!for _|in |of ).{0,60}$/;
const writeFor =
  / (?:write|do|make|create|draft|complete|fill|finish|generate|produce|type|answer|compose|knock|prepare|whip|come up with|rewrite|fake|forge)(?: me| up| out| in)? (?:[a-z_]+ ){0,5}(?:evidence|assignments?|portfolio|checklists?|essay|coursework|homework|statement|reflective|answers?|account|witness) /;
const ownDoing =
  / (?:do i (?:have|need)|should i|how do i|can i|how to|what (?:do|should) i|i have|have i|did i|must i|where do i|when do i) /;
const othersData =
  / (?:show|see|tell|give|what|how|get|send|let|read|look|did|has|is|can)(?: me| i| you)? (?:[a-z]+ ){0,4}'s (?:[a-z]+ ){0,2}(?:answers?|scores?|results?|progress|plan|evidence|work|data|marks|messages|quiz|records?|details|password|checklist|portfolio|doing|units)|(?:answers?|scores?|results?|progress|marks|evidence|password) (?:of|for|from) (?:my (?:mate|friend|colleague|boss|manager)|another|other|someone|somebody)/;
const hello =
  /^ (?:hello|good (?:morning|afternoon|evening|day)|morning|afternoon|evening|greetings|alreet|sup|wagwan|howdy|welcome|ok hello|nice to meet you|how are you|how is it going|how are things|you ok|are you ok|are you well|are you there|you there|anyone there|anybody (?:there|home)|long time no see|pleased to meet you|hope you are well|happy (?:monday|friday|new year|christmas)|merry christmas|all right|ok)(?: (?:hello|there|again|all|everyone|everybody|bot|unitwise|assistant|to you|you|how are you|doing|today|going|this morning|are you|things|with you|it|is|how|and|good|morning|so|a robot|keeping|ok|team|folks|getting on))* (?:[?.] )*$/;
const thanks =
  /^ (?:(?:ok|cool|great|brilliant|perfect|right|ah|lovely|oh|yes|nice|no|that is|thats|got it|all|well|good|many|sound|a|ace|grand|brill) )*(?:thanks?|thank you|much appreciated|appreciate it|appreciated|legend|star|life ?saver|you are (?:a )?(?:star|legend|great|the best|brilliant|amazing|helpful|very helpful|lifesaver)|very kind|most kind|very helpful|helpful|that helped|that helps|great help)(?: .{0,60})?$/;
const bye =
  /^ (?:(?:ok|right|thanks|cool|great|well|must dash|got to go|have to go|i am off|off now|that is all|nothing else|no) )*(?:bye|bye bye|goodbye|see you|see ya|cya|later|laters|laterz|good night|night|night night|nighty night|talk (?:later|soon|tomorrow)|speak (?:soon|later|tomorrow)|take care|tara|ta ta|cheerio|catch you later|have a (?:good|nice|great) (?:one|day|evening|weekend|night)|got to go|have to go|must go|i am off|gtg|g2g|back to work|peace|toodles|hwyl|signing off|logging off|see you (?:later|tomorrow|soon|then|around|next week)|until (?:tomorrow|next time))(?: .{0,40})?$/;
const okay =
  /^ (?:(?:ok|right|cool|great|good|fine|nice|perfect|brilliant|sweet|sorted|understood|got it|i see|makes sense|that makes sense|fair enough|fair|lovely|awesome|excellent|wicked|sound|brill|ace|grand|amazing|no worries|no problem|no bother|sounds good|interesting|wow|sure|will do|good to know|thats good|that is (?:good|great|fine|brilliant|cool|lovely|all|it)|all good|nothing|never ?mind|nvm|forget it|not now|maybe later|later|as you were|boom|yay|nice one|well done|good bot|good job|job done|fab|very good|not bad|ah|oh|yes|no) ?)+(?:then|mate|now|please|thanks|to know)? ?(?:[.?!] )*$/;
const feelings =
  / (?:(?:this|you|it|bot|the bot|app|thing)(?: bot| thing| app| assistant)? (?:is|are) (?:[a-z]+ )?(?:crap|rubbish|useless|shit|stupid|dumb|great|brilliant|amazing|awful|terrible|pants|annoying|broken|good|clever|smart|funny|cool|garbage|pointless|boring|bobbins|naff|the worst|no use|not (?:very )?(?:good|helpful|useful)|slow|thick|class|mint|ace)|love (?:this|you|it|unitwise)|hate (?:this|you|it)|you suck|useless bot|stupid bot|i am (?:bored|tired|stressed|nervous|worried|scared|fed up|confused|lost|overwhelmed|anxious|knackered|sad|happy|excited|frustrated|struggling|panicking|not sure|getting nowhere|hungry)|this is (?:hard|difficult|confusing|impossible|too hard|too much|stressful|boring|easy|fun)|i (?:cant|can not) (?:do this|cope|be bothered|concentrate)|are you (?:a )?(?:real|human|robot|bot|person|ai|alive|chat[ -]?gpt)|(?:who|what) (?:are you|is your name|made you|built you|created you)|do you have a name|your name|who am i (?:talking|speaking|chatting) to|f off|piss off|bloody hell|for (?:gods|god|petes) sake|not helpful|unhelpful|well done|good bot|bad bot|clever bot|tell me a joke|joke|make me laugh|sing (?:me )?a song|how old are you|marry me|i love you) /;
const help =
  /^ (?:(?:ok|so|hello|please|right|i am new|new here|i) )*(?:help|help me|help please|menu|commands?|options|instructions|start|get started|getting started|\?|info|information|about|how to use|user guide|guide|what now|what next|what do i do|what do i do now|where do i start|i need help|need help|i need some help|can you help|can you help me|could you help me|could you help|i am stuck|i am lost|i do not know what to do|not sure what to do|who are you|what are you|what is this|what is unitwise|how does this work|how does it work|how do i use (?:this|you|it)|how do i start)(?: (?:please|with this|with this thing|me|here|this|thing|bot|out|understand|now|to do|then|use|work|of|list))* (?:[?.] )*$/;
const abilities =
  / what (?:can|could|do|else can|all can|are|kind of things can|sort of things can|things can|stuff can) (?:you|i|this|it|your)(?: bot| thing| assistant| all| even| actually)*(?: (?:do|does|help|ask|say|type|know|offer|able|capable|features|for|abilities|answer|use|skills|talk|tell|commands|cover|options))+(?: .{0,40})?$| how (?:do|can|does|should) (?:i use|you help|this work|it work|this bot work|you work|this thing work|i talk|i ask|i get started|i start|you be used|this help) | what (?:sort|kind|type)s? of (?:things?|questions?|stuff) (?:can|do|should) | show me what you can do| your (?:features|commands|abilities|capabilities|functions|purpose|job)| what is your (?:purpose|job|function|use)| what are you for | (?:list|show) (?:me )?(?:the |your |all )?(?:commands|options|features|menu) | how (?:can|could) you help/;

const sums =
  / (?:times _|_[nu] times|to the power|divided by|multiplied by|square root|squared|percent of|_[nu] x _|x _n) /;

/** What is refused whatever else it says: instructions to the program, evidence written for a learner, another person's data. */
export function hearRefusal(heard: Heard): Draft | undefined {
  const { line } = heard;
  if (instruction.test(line) && heard.criteria.length === 0 && !(heard.asks && heard.mentions.length > 0))
    return fixed({ kind: "out-of-scope", why: "instruction" });
  if (
    writeFor.test(line) &&
    / (?:for me|me|my|for my|for us|for unit|for _u|_u|so i|on my behalf) /.test(line) &&
    !ownDoing.test(line)
  )
    return fixed({ kind: "out-of-scope", why: "write-evidence" });
  if (sums.test(line)) return fixed({ kind: "out-of-scope", why: "foreign" });
  if (
    heard.strange.some(
      (name) =>
        line.includes(` ${name} doing `) ||
        line.includes(` ${name} is doing `) ||
        line.includes(` ${name} getting on `),
    ) &&
    / how /.test(line)
  ) {
    return fixed({ kind: "out-of-scope", why: "other-person" });
  }
  if (othersData.test(line) && !/ (?:team|today|what 's|it 's|let 's|that 's) /.test(line))
    return fixed({ kind: "out-of-scope", why: "other-person" });
  return undefined;
}

/** Help and what the assistant can do. */
export function hearHelp(heard: Heard): Draft | undefined {
  if (heard.mentions.length > 0 || heard.strange.length > 0) return undefined;
  // "What do you know about me" asks what is kept.
  if (/ (?:know|have|got|remember) (?:about|on) (?:me|us) /.test(heard.line)) return undefined;
  const topic =
    / help (?:with|on|about|me with|me choose|me pick) (?:my |the )?(plan|quiz|quizzes|daily|units|evidence|privacy|progress|reminders?)/.exec(
      heard.line,
    )?.[1] ?? null;
  const asked = help.test(heard.line) || abilities.test(heard.line) || topic !== null;
  return asked ? fixed({ kind: "help", topic }) : undefined;
}

/** Greetings, thanks, goodbyes and moods. */
export function hearSmallTalk(heard: Heard): Draft | undefined {
  const { line } = heard;
  if (heard.mentions.length > 0 || heard.certificates.length > 0 || heard.strange.length > 2) return undefined;
  if (thanks.test(line) && heard.tokens.length < 16) return fixed({ kind: "smalltalk", tone: "thanks" });
  if (bye.test(line) && heard.strange.length < 2) return fixed({ kind: "smalltalk", tone: "bye" });
  if (hello.test(line)) return fixed({ kind: "smalltalk", tone: "hello" });
  if (okay.test(line)) return fixed({ kind: "smalltalk", tone: "ok" });
  return feelings.test(line) && heard.tokens.length < 16 ? fixed({ kind: "smalltalk", tone: "feelings" }) : undefined;
}
