import type { QualificationTopic, UnitTopic } from "../domain/intent.ts";
import type { Heard } from "./hear.ts";
import { nameUnits } from "./hear.ts";
import type { Draft } from "./situation.ts";
import { fixed, perCertificate } from "./situation.ts";

const credits = / (?:credits?|worth|weigh|how big|value|points) /;
const level =
  / (?:what|which|is|are) (?:[a-z_]+ ){0,4}level(?: |$)| level (?:is|are|of|for) | (?:is|are) _u (?:a |at )?_q |^ level _u |how (?:hard|difficult|advanced|high) (?:is|are) _u | _u (?:what|which) level /;
const hours =
  / (?:hours?|how long|guided learning|time does|much time|how much study|study time|long does|days? does|weeks? does) /;
const criteria =
  / (?:criteria|criterion|learning outcomes?|outcomes?|los|acs|(?:have|need|got|required|supposed|expected) to (?:know|learn|show|prove|cover|understand|demonstrate)|assessed on|what do (?:i|you) (?:need|have) to (?:know|do|learn) (?:for|in)) /;
const about =
  / (?:what|whats) (?:is|are|does|do|will|would|all is|was|exactly is|kind of|sort of)?(?: it| the| in| on| actually| exactly| even)*(?: _u| unit)(?: |$)| what (?:(?:is|are|does|do|will|would|all|exactly|i|you|we|it|to|the|actually|kind|sort|of|stuff|things?|topics?|should|can|am|going|happens?|goes|comes|come|up|be|learn|been|s|even|just|really|subject|subjects) ){0,5}(?:in|on|about|for|cover|covers|covered|need|needs|involve|involves|involved|do|learn|called|contain|contains|include|mean|entail|entails|with|from|to do with|study|studying) (?:in |for |on )?(?:the )?_u | (?:tell|explain|describe|show|talk|give|info|information|details?|more|know|hear|summary|summarise|overview|rundown|lowdown|brief|run|remind|walk)(?: [a-z]+){0,6} _u | _u (?:is |all )*(?:about|cover|covers|mean|called|what|info|information|details?|summary|overview|content|contents|explained|involve|entail|name|title)(?: |$)| (?:which|what) (?:one )?is _u | what (?:unit )?_u (?:is|about|covers?) | (?:title|name|topics?|content|contents|subject|syllabus|point|purpose|gist) (?:of|in|for) (?:the )?_u | (?:about|covers?|learn|read up) (?:on |in |about )?_u (?:please )?[?.]? ?$/;
const difference =
  / (?:difference|differ|differs|different|compare|comparison|versus|vs|better|rather|or|easier|harder|quicker|prefer|best|distinguish|between|more credits|bigger|which of|which one|which is|similar|same) /;

/** A single unit with a question word and nothing about taking it. */
const wonders =
  / (?:what|which|tell|explain|describe|outline|about|information|cover|covers|teach|teaches|taught|learn|learning|hard|easy|difficult|tough|number|is|comprises?|comprise|involve|details|summary|comprises?|show|interesting|boring|useful|like|\?) /;
const plans =
  / (?:take|taking|do|doing|have|pick|choose|allowed|ok|fine|permitted|with|together|add|adding|combine|instead|enough|clash|barred|plan|save|drop|without|count|counts|skip|possible|required|need|valid|swap|both|done|passed|complete|completed|finished|finish|left|criteria|evidence|progress|quiz|test|how far|headway|get|far|getting|if|can|could) /;

/** The topic of a question about a unit, or undefined where none is asked for. */
export function unitTopic(line: string): UnitTopic | undefined {
  if (hours.test(line) && !/ (?:how long (?:is|does) the (?:course|certificate|qualification)|opening) /.test(line))
    return "hours";
  if (criteria.test(line)) return "criteria";
  if (credits.test(line)) return "credits";
  if (level.test(line)) return "level";
  return about.test(line) ? "summary" : undefined;
}

/** A question about named units: what they are, credits, level, hours, criteria, or how two differ. */
export function hearUnit(heard: Heard): Draft | undefined {
  const { line } = heard;
  const named = heard.mentions.filter(
    (one) => !one.leave && (one.part.kind === "numbers" || one.part.kind === "subjects"),
  );
  if (named.length === 0 || heard.mentions.some((one) => one.part.kind === "group" || one.part.kind === "all"))
    return undefined;
  const anchored = named.some(
    ({ part }) => part.kind === "numbers" || (part.kind === "subjects" && (part.strong || part.said.includes(" "))),
  );
  const strong = named.some(({ part }) => (part.kind === "numbers" || part.kind === "subjects") && part.strong);
  if (heard.strange.length > (strong ? 1 : 0)) return undefined;
  const count = named.reduce((sum, one) => sum + (one.part.kind === "numbers" ? one.part.numbers.length : 1), 0);
  if (count === 2 && / (?:is|was) _u (?:the )?_u /.test(line))
    return perCertificate((qualification) => ({
      kind: "unit.info",
      units: nameUnits(heard, qualification).take.slice(0, 1),
      topic: "summary",
    }));
  if (count === 2 && comparing(heard)) {
    return perCertificate((qualification) => {
      const units = nameUnits(heard, qualification).take;
      return units.length === 2 ? { kind: "unit.compare", units } : { kind: "unit.info", units, topic: "summary" };
    });
  }
  const topic =
    unitTopic(line) ??
    (count === 1 &&
    heard.mentions.length === 1 &&
    wonders.test(line) &&
    (/ (?:outline|describe|explain|tell me|comprises?|teach|teaches) /.test(line) || !plans.test(line))
      ? "summary"
      : undefined);
  if (topic === undefined || !anchored) return undefined;
  if (topic === "summary" && ((count > 1 && plans.test(line)) || count > 3)) return undefined;
  return perCertificate((qualification) => ({ kind: "unit.info", units: nameUnits(heard, qualification).take, topic }));
}

function comparing(heard: Heard): boolean {
  const { line } = heard;
  if (
    / (?:difference|differences|differ|differs|different|compare|comparison|compared|contrast|versus|vs|v|distinguish|side by side|better|easier|harder) /.test(
      line,
    ) &&
    !/ (?:two|both) different /.test(line)
  )
    return true;
  if (heard.or && !/ (?:with|and|plus|together) /.test(line))
    return !/ (?:enough|complete|finish|quiz|test|question) /.test(line);
  return (
    / (?:which|what) (?:[a-z]+ ){0,4}(?:better|easier|harder|best|quicker|bigger|more|prefer)/.test(line) &&
    difference.test(line)
  );
}

const topics: readonly (readonly [QualificationTopic, RegExp, RegExp | null])[] = [
  [
    "contact",
    / (?:contact(?! cent)|phone|telephone|ring|call(?! cent)|email|e mail|address|get hold of|get in touch|reach|speak to|talk to|write to|number for|who do i (?:ask|ring|call)) /,
    / (?:ocr|awarding body|exam board|board|examiners?|them|someone|somebody|customer contact|_q|qualification|certificate|they|who runs|who do i|number|details|how do i|contact details|in charge|a person|a human|a real person) /,
  ],
  [
    "fees",
    / (?:fees?|costs?|price|prices|charge|charges|pay|paid|funded|funding|expensive|free|much is (?:it|this|the)|money|afford|dear|cheap) /,
    / (?:it|this|that|course|certificate|qualification|_q|entry|registration|register|exam|i|the|candidate|candidates|centre|fee|fees|cost|ocr|assessment|approval|resit|do i|to do|sign up|enrol|these|learner|employer|company|apprenticeship|levy|price) /,
  ],
  [
    "approval",
    / (?:approval|approved|accredited|accreditation|become a (?:centre|center)|run (?:it|this|the|these|_q)|offer (?:it|this|the|these|_q)|deliver (?:it|this|the|these|_q)|set ?up (?:a|as a) (?:centre|center)|apply to (?:offer|run|deliver|be)|centre status|(?:centre|center) approval) /,
    null,
  ],
  [
    "assessment",
    / (?:assess|assessed|assessment|assessments|exam|exams|examination|examined|marked|marking|marks it|graded|grading|grade|grades|coursework|test at the end|tests? to pass|final test|moderated|moderation|verified|verifies|verifier|verification|who signs|pass mark|resit|multiple choice|portfolio based|evidence checklists?|how (?:do|will) (?:i|they|you|we) (?:get|be) (?:marked|tested|judged|graded)|test|tested|written paper|evidence|mark my work|marks? (?:it|my)) /,
    / (?:how|is|are|what|who|there|do|does|will|any|when|where|assessed|assessment|exam|exams|pass|form|work|works|tell|explain|about|or) /,
  ],
  [
    "related",
    / (?:related|other (?:[a-z]+ )?(?:qualifications?|courses?|certificates?|nvqs?|awards?|diplomas?|ocr)|nvqs?|diplomas?|awards?|similar|what (?:else|other)(?: [a-z]+){0,3} (?:offer|qualifications?|courses?|study|do after)|come after|comes after|come next|comes next|progress to|progression|move on to|next qualification|next step|go on to|after (?:this|that|it|_q|i finish|the certificate|level)|lead to|leads to|higher (?:level|qualification)|_q (?:nvq|diploma|award)) /,
    / (?:qualifications?|courses?|certificates?|nvqs?|awards?|diplomas?|_q|ocr|this|after|progression|lead|leads|next|higher|related) /,
  ],
  [
    "eligibility",
    / (?:eligible|eligibility|suitable|suited|suits?|who is (?:it|this|_q|the|level)|for whom|for who|intended for|aimed at|right for me|for me|entry requirements?|requirements?|can i (?:do|join|start|take|go|get on|apply for|enrol on|sign up for)|could i (?:do|take|join|apply)|who can|who should|am i (?:allowed|able|old enough|too (?:old|young))|old enough|experience|beginner|beginners|newbie|new starters?|what age|how old|minimum age|age limit|need any qualifications|do i need (?:any )?(?:gcses?|experience|qualifications|a job)|before (?:i|you) (?:start|can)|straight to|go straight|jump|prerequisites?|target audience|designed for|who (?:is|was) it (?:for|aimed)|which (?:level|one|certificate|qualification) (?:is|should|suits|would)) /,
    / (?:_q|course|certificate|qualification|it|this|that|these|eligible|eligibility|entry|apprenticeship|suited|suitable|level|who|aimed|experience|beginners?|requirements?|old enough|age|for me|prerequisites?) /,
  ],
  [
    "support",
    / (?:handbook|support|supported|resources?|materials?|books?|textbooks?|guide|help (?:is|with the|available|do (?:i|we|centres))|where (?:can|do) (?:i|we) (?:get|find)|downloads?|study guide|learning materials?|who (?:helps|supports)|specification|spec|syllabus|documents?) /,
    / (?:_q|course|certificate|qualification|handbook|centre|ocr|available|for|get|find|is there|are there|resources?|materials?|what|who|where|support) /,
  ],
];
const structure: readonly (readonly [QualificationTopic, RegExp])[] = [
  [
    "barred",
    / (?:can not|cannot|not) be together | pairs? (?:that |which )?(?:i |we |you )?(?:can not|not) | (?:any|no) (?:pairs?|combos|combinations?) |(?:which|what) combinations? are (?:not|banned|barred) | (?:barred|clash(?:es|ing)?|conflicts?|conflicting|(?:can not|not|cannot) (?:be )?(?:go|taken?|combined?|done?|mix(?:ed)?|pair(?:ed)?|have|put|pick(?:ed)?|sit|used?|stand|studied|study|match|work)(?: [a-z_]+){0,3}(?: together| both| at the same time| with each other| in one plan| in the same)|not (?:allowed|compatible|permitted)(?: together| with each other)|exclude each other|rule each other out|rule out each other|either or|one or the other|both of|mutually exclusive|incompatible|banned|forbidden|not (?:mix|go together|allowed together)|restrictions?|cancel each other|pairs?|or but not both|but not both) /,
  ],
  [
    "credits",
    / (?:min|minimum|max|maximum) (?:[a-z_]+ )?credits? | (?:how many|how much|number of|total|minimum|min|amount of|what) (?:[a-z_]+ ){0,5}credits? | credits? (?:do|does|are|is|in|for|needed|required|altogether|total|to pass|_q) | (?:what|whats|how much) (?:is )?(?:the )?(?:total|credit|pass mark|target|credit value) | credits? (?:[a-z]+ ){0,4}(?:need|needed|required|total|altogether|complete|pass) | credit (?:total|value|requirement|requirements|rules?|target) | what (?:does|is) (?:a|one|1|_n) credit/,
  ],
  [
    "mandatory",
    / (?:_mand|must i (?:do|take)|(?:have|need|got) to (?:do|take)|must (?:do|take|be taken|i|everyone)|no choice|everyone (?:has|needs|does)|everybody (?:has|needs|does)|compulsory|can not avoid|cannot skip|group a|essential|unavoidable|set units|forced) /,
  ],
  [
    "optional",
    / (?:_opt|options?|choose from|choice|pick from|choices|can i (?:choose|pick)|group b|to choose|selection|extras?) /,
  ],
  [
    "rules",
    / (?:rules?|structure|structured|made up|make up|how does (?:it|the _q|_q|the certificate|the course|the qualification|this) work|how is (?:it|the (?:course|certificate|qualification)|_q|this) (?:built|structured|made up|organised|put together)|work|what do i (?:need|have) to (?:do|pass|complete|get)|what does it take|requirements|how (?:do|can) i (?:get|pass|achieve|complete|finish|gain|earn)|in total|how many units|all the units|list _all|list (?:of |the |all )?(?:the )?units|which units|what units|units (?:are|in|on|for|do)|what is (?:in|on|involved|needed|required)|consist|breakdown|layout|combination|overview|about|need) /,
  ],
];
const anchor =
  /^ what do i have to do (?:\? )?$| pairs? | (?:_q|units?|ones|combinations?|combos|certificate|qualification|course|courses|credits?|_mand|_opt|barred|plan|apprenticeship|rules of combination|it|this|pass|together|the rules) /;

/** Which thing about the certificate is asked, or undefined. */
export function hearQualification(heard: Heard): Draft | undefined {
  const { line, strange } = heard;
  if (strange.length > 1 || heard.mentions.some((one) => one.part.kind === "numbers")) return undefined;
  if (
    heard.tokens.length < 2 &&
    !/ (?:_mand|_opt|fees?|rules|credits?|barred|min|assessment|contact|support|eligibility|approval|related|cost) /.test(
      line,
    )
  )
    return undefined;
  if (new Set(heard.certificates).size > 1 && / (?:difference|differ|different|compare|versus|vs) /.test(line))
    return perCertificate(() => ({ kind: "qualification.info", topic: "rules" }));
  if (/ (?:i|we|me|us) (?:get|be|am|are|got|getting) paid | paid (?:me|us|weekly|monthly) /.test(line))
    return undefined;
  const topic =
    strange.length === 0 || / (?:ocr|_q|qualification) /.test(line)
      ? (brochureTopic(heard) ?? structureTopic(heard))
      : undefined;
  return topic === undefined ? undefined : perCertificate(() => ({ kind: "qualification.info", topic }));
}

function brochureTopic(heard: Heard): QualificationTopic | undefined {
  if (
    heard.mentions.some((one) => one.part.kind === "subjects") &&
    !/ (?:_q|ocr|qualification|certificate|course) /.test(heard.line)
  )
    return undefined;
  if (
    / (?:units?|_mand|_opt|credits?) /.test(heard.line) &&
    !/ (?:assess|assessed|fee|fees|cost|costs|exam|exams|contact|approval|support|handbook|marked|related|who is|graded) /.test(
      heard.line,
    )
  )
    return undefined;
  return topics.find(([, cue, also]) => cue.test(heard.line) && (also === null || also.test(heard.line)))?.[0];
}

function structureTopic(heard: Heard): QualificationTopic | undefined {
  const { line } = heard;
  if (!anchor.test(line)) return undefined;
  if (heard.mentions.some((one) => one.part.kind === "subjects")) return undefined;
  const found = structure.find(([, cue]) => cue.test(line))?.[0];
  if (found === "mandatory" && / _opt /.test(line) && !/ _mand /.test(line)) return "optional";
  if (found !== undefined && found !== "rules" && found !== "optional") return found;
  const asks =
    heard.asks || / (?:tell|show|list|explain|give|about|wondering|know|remind|rules|_mand|_opt) /.test(line);
  return asks ? found : undefined;
}

const choosing =
  /^ (?:(?:hang on|wrong one|wrong|so|ok|right|hello|actually|no|yes|sorry|well|just|and|wait|oh|by the way|but|they have|they|level|to clarify|for the record|dear|i think|i meant|it is|that is|not|_q|please|my|manager|trainer|boss) )*(?:i am|we are|i will be|i have been|i have|i want|i would like|i need|i meant|i do|i study|im|am|put me|sign me up|enrol me|enrolled|registered|signed up|moved|switch|change|set|move|use|go|going|make it|make me|choose|pick|take|doing|studying|mine is|my (?:course|certificate|qualification|level)|it is|its|for|on|been put|been moved|started|just started|starting|i am doing|let us|lets|the)(?: [a-z]+){0,9} _q(?: (?:one|i|am|doing|_n|_u|certificate|course|qualification|please|now|not|instead|thanks|then|apprenticeship|of|rather|than|_q|and|the|from|actually|yes|me|for|in|contact|centre|operations|principles|today|this|year|week|at|work|version|ocr|diploma|programme|stuff|though|it|is|my|to|be|clear)){0,9} \.? ?$|^ (?:i am |im |on |doing |the |its |it is |mine is |ok |yes |no |for )*_q(?: (?:one|certificate|course|please|thanks|mate|for me|is mine|is me|here|then|instead|not))* (?:\. )?(?:_q )?$/;

/** "im doing the level 3": choosing a certificate. */
export function hearChoice(heard: Heard): Draft | undefined {
  const code = heard.certificates.find((one) => one !== null);
  const aside = / not _u /.test(heard.line) || / not _x /.test(heard.line);
  if (code === undefined || code === null || (heard.mentions.length > 0 && !aside) || heard.strange.length > 1)
    return undefined;
  if (
    / (?:difference|can i|could i|should i|want to know|what|how|who|which|when|about|does|is there) /.test(heard.line)
  )
    return undefined;
  return !heard.line.includes("?") && choosing.test(heard.line)
    ? fixed({ kind: "qualification.choose", qualification: code })
    : undefined;
}
