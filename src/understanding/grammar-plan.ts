import type { Intent } from "../domain/intent.ts";
import type { Qualification, UnitNumber } from "../domain/qualification.ts";
import { unitsByRole } from "../domain/qualification.ts";
import type { Heard, NamedUnits } from "./hear.ts";
import { nameUnits } from "./hear.ts";
import type { Draft, Situation } from "./situation.ts";
import { perCertificate } from "./situation.ts";

const enough =
  / (?:enough|sufficient|suffice|(?:whole|full|entire|actual|complete|proper) (?:certificate|thing|qualification|course|award|lot|_q)|(?:make|makes|making|made) (?:up )?(?:the |a |up the |my |it )?(?:full |whole |complete )?(?:certificate|_q|qualification|_n|total|complete|full|whole)|qualif(?:y|ies|ied)|get(?:s|ting)? (?:me )?(?:the|my|a|this|through|there|over) (?:full |whole |level )?(?:certificate|qualification|_q|line|there|pass|finish|award|thing|end)|get me (?:there|through|over)|still (?:pass|finish|qualify|complete|get)|(?:there|done|finished|finish|complete|passed) yet|is that it|does (?:it|that|this) complete|(?:give|gives|gave|award|awards) me (?:the|my|a)|adequate|obtain|over the line|am i (?:done|finished|complete|there|sorted|all set|nearly (?:done|finished|there))|(?:i am|that is|is that) (?:me )?(?:done|finished|sorted|everything|complete|it then)|me (?:done|finished|sorted)|(?:all|everything|what) (?:that )?(?:i|you|we|is) (?:need|needed|required)|(?:is|are|be) (?:it|that|this|they|those|these|_u|i|he|she|my plan|the plan|plan)(?: now| then| all)* (?:complete|done|finished|finish|there|a full set|a pass)|_u (?:\. |is |= )*(?:done|finish|complete|finished|all done|sorted) (?:now |then |yet )?(?:\? )?$|complete (?:now|yet|or not|certificate|the certificate|the qualification|the course|it|my (?:certificate|qualification|course)|level|_q)|(?:will|would|do|can|could|shall) (?:i|we|that|this|it|they|those|_u)(?: [a-z]+){0,3} (?:pass|finish|qualify|complete|achieve|be (?:done|finished) (?:then|now|with (?:it|the (?:certificate|course)))|reach|cover|do it|count|get me)|to (?:pass|finish|qualify|complete|get (?:it|the|my|a|certified|qualified))|= (?:done|finished|complete|pass|enough|_n|certificate|full|sorted|_q)|(?:reach|hit|meet|meets|come to|comes to|add up|adds up|total|totals|satisfy|satisfies|fulfil|fulfils|tick all) |(?:get|got|have|earn|claim|awarded|receive|achieve|gain|end up with|bag|land|entitled to|finish with|give me|gives me|give you|earn me) (?:the |my |a |me the |me my |me a |you the |you a )?(?:full |whole |level )?(?:certificate|qualification|award|_q)|good enough|do the (?:job|trick)|count as (?:the|a|my)|full house|meet the rules|short|am i short|still short|that (?:all|everything)|(?:that|_u|it) (?:cover|covers) (?:it|everything|the)|happy days|all set|home and dry|(?:a )?full set|for the (?:certificate|qualification|full|whole|_q)(?: |$)) ?/;
const enoughNot =
  / (?:complete|pass|finish|finished|do|done|take) (?:unit )?_u (?:and|with|together|at|before|first|after) ?(?:the )?(?:same)? | in the same (?:plan|certificate|qualification|course) | in one go /;
const suggest =
  / (?:what|which|wot)(?: [a-z_]+){0,5} (?:else|more|left|remaining|remains|missing|outstanding|still|next|add|should|shall|take|pick|choose|need|needed|go|goes|fit|fits|suggest|recommend|recommended|advise|best|finish|complete|pair|pairs|match|matches|combine|combines|option|options|optional|open|available|possible|could|can|would|do|study|then|short|required) | (?:suggest|recommend|recommendation|recommendations|advice|advise|propose|pick|choose|find|give|show|list|help)(?: me)?(?: to| with| a| an| some| the| my| any| other| another| few| couple| of| which| what| ways| me){0,6} (?:units?|_opt|_u|combos?|combinations?|combination|plan|options?|ways?|finish|set|choose|pick|decide|route|routes|path|mix|something|selection) | (?:left|remaining|missing|still|else) (?:to |do i |for me |i |that i )*(?:do|take|need|needed|finish|complete|go|pick|choose|add|required|get|missing) | (?:least|fewest|smallest|minimum|easiest|quickest|shortest|fastest|laziest|bare minimum|cheapest) (?:[a-z]+ ){0,4}(?:i|can|units?|do|way|route|work|amount|number|finish|plan|combination|get|possible|credits|path|option) | (?:way|ways|route|routes|how) (?:[a-z]+ ){0,3}(?:to )?(?:finish|complete|get there|get to _n|reach|make it up|top up)| (?:what|which) (?:would|will|could|can|do|does|should) (?:[a-z_]+ ){0,4}(?:finish|complete|top|get|take|make|bring|round|add|fill|reach|work|see|do it)| how (?:many|much) more | (?:what|which) (?:completes|finishes) | suggest (?:completions|some) | (?:how many|how much) (?:[a-z]+ ){0,3}(?:units?|optional|_opt|credits)?(?: [a-z]+){0,2} (?:left|more|to go|else|do i still|am i missing|still need|have i left)| what am i (?:missing|lacking|short) | (?:recommend|advise|advice) (?:[a-z]+ ){0,4}_opt | on top of (?:that|the|_mand|those|_u)| (?:set|combination|combo|list|choice) of (?:[a-z]+ )?(?:units|_opt) | (?:fill|filling) (?:the |my )?(?:gap|gaps|rest) | options? (?:do i have|have i|left|open|i have|are there)| how (?:do|can|could|would|should|shall) (?:i|we) (?:finish|complete|get there|top|make up|fill)| another (?:way|option|set|combination|plan)|(?:any|anything)(?: [a-z]+){0,4} (?:else|without|instead|not|besides|apart|other than|i could|i can|to add|suggestions?|ideas?|recommendations?) | what (?:else|now|next|then|about the rest) | to (?:finish|complete) (?:it|this|off|up|the|my) | (?:need|want|looking for|after) (?:a |an |some |_n |another |one |two |three )*(?:more )?(?:_opt|units?|suggestions?|recommendations?|ideas?) /;
const still =
  / (?:still (?:take|do|have|pick|choose|add|available|open|possible|allowed|free|go)|goes? (?:well )?with|fits? with|combine with|combines with|alongside|(?:take|do|have|pick|choose|add|go|study|pair|mix) with _u|with _u |left open|open to me|rule out|rules out|close off|closes off|block|blocks|lock|locks|stop me|stops me|prevent|prevents|not allowed with|clash(?:es)? with|still on the table|available to me) /;
const least = / (?:least|fewest|smallest|minimum|easiest|quickest|shortest|fastest|bare minimum|laziest|cheapest) /;
const save =
  / (?:save|saved|saving|put me (?:down|in|on)|put (?:_u|those|them|that|it|these|unit)|sign me up|enrol me|register me|book me (?:in|on|onto)|add|adding|store|record|note|log|keep|set|lock|pop|stick|chuck|bung|update|change my plan|include|i want to (?:add|save|put|drop|remove)|remember|make (?:it|my plan|that|them|_u)|use (?:that|those|them|these|it)|keep my plan|plan (?:is|are|= )|change (?:my plan|it) to|put down|decided on|settled on|go with|i will (?:take|do|go|have|pick|go for|go with)|let us (?:do|go)|ill take|i choose|i (?:choose|chose|picked|pick)|i have (?:chosen|picked|decided|signed up|gone for)|i picked|i chose|my (?:final |chosen |own )?(?:units?|plan|choices|options|selection|picks|choice) (?:are|is|will be|should be|has|includes|_u)|^ (?:my )?plan (?:= |is )?_u|i am (?:doing|taking|studying|going (?:for|with)|on|down for|signed up|enrolled)|i (?:do|take|study) _u|we are doing|mine are|go for|going for|i have got down|commit|confirm|down for|plan for me|pencil me in|count me in) /;
const remove =
  / (?:drop|remove|delete|take (?:_x|out|off|away)|get rid of|scrap|ditch|bin|lose|cancel|leave out|without|minus|swap|replace|switch|change|exchange|instead|chuck out|off my plan|no longer (?:doing|taking|want)|do not want|not doing|not taking|changed my mind) /;
const achieved =
  / (?:i have|i|have|already|just|iv|we have|been) (?:[a-z]+ ){0,3}(?:passed|pass|done|finished|finish|completed|complete|achieved|got|did|ticked|cleared|aced|nailed|signed off|been signed off|submitted|cracked|smashed|finalised) (?:with |my |off |the |all |both |on |of |unit )*_[um]| (?:passed|finished|completed|achieved|got signed off|signed off|been through|done|did|aced|smashed|nailed)(?: [a-z]+){0,3} _[um]| _u (?:is |are |has been |have been |was |were |all )+(?:passed|done|finished|completed|signed off|achieved|complete|in the bag|ticked off|out of the way)| _u (?:done|passed|finished|completed|achieved|complete|signed off|in the bag)(?: |$)/;
const recognised =
  / (?:rpl|recognition of prior|prior learning|accredited prior|exempt|exemption|exempted|credit transfer|transferred) /;
const verdictTag =
  / (?:ok|okay|allowed|fine|alright|all right|permitted|legal|valid|possible|right|yes|compatible|problem|problems|issue|issues|clash|clashes|clashing|conflict|conflicts|barred|wrong|work|works|go together|together|both|fit|fits|legit|good|cool|acceptable|doable|can i|could i|may i|am i|is it|would it|does it|will it|do they|combine|combined|combination|mix|mixed|pair|overlap|same plan|same time|rule out|rules out|exclude|excludes|stop me|against the rules|break|breaks|block|blocks|square|hunky dory|safe|mess up|go with|goes with|sit together|sits with|ok with|alongside|as well|instead) /;
const show =
  / (?:what|which) units (?:have|has|did|do) (?:you|i) (?:[a-z]+ ){0,3}(?:down|saved|credited|on record|put|got|me down) | (?:down for|put down for|got me down for|credited with) (?:\? )?$| (?:what|which|show|see|view|list|display|tell|give|read|remind|check|open|whats|bring up|look at|pull up|print)(?: [a-z_]+){0,6} (?:my (?:[a-z]+ )?(?:plan|units|choices|selection|picks|options|modules|list)|in my plan|i (?:have )?(?:chosen|picked|saved|selected|signed up|put down|got down|got saved|down for|choose|chose|save|picked so far|planned|planning|taking|doing)|(?:have i|did i|am i) (?:[a-z]+ ){0,3}(?:chosen|picked|choose|chose|pick|saved|save|selected|select|signed|put|got|doing|taking|studying|down|planned|enrolled|registered|planning|on for)|(?:what|which) (?:units )?(?:i have|have i) got|i have got(?: so far| down| saved)?|you (?:have )?(?:got )?(?:down |saved )?for me|saved(?: plan)?|the plan (?:i|we|so)|on my (?:list|plan)|ive got|i got|we got|got so far) |^ (?:(?:ok|so|and|please|show|me|can|you|see|could|i|to|let|the|view|what|is) )*my (?:current |saved |whole )?(?:plan|units|choices|selection|picks)(?: please| again| so far| look like| now| look| at the moment| like)* (?:[?.] )*$/;
const clear =
  / (?:clear|delete|erase|wipe|scrap|reset|empty|start|bin|remove|get rid of) (?:[a-z]+ ){0,3}(?:plan|again with my plan|over (?:with )?(?:my|the) plan|whole plan|all my units|my units|everything in my plan|from scratch|plan and start)/;
const carry =
  / (?:count|counts|carry|carries|transfer|transfers|towards|toward|exempt|use it|reuse|bring|valid|again|repeat|redo|do it again|recognised|recognized|credit for|go towards|still good|move over|come across|roll over|accepted|take across|apply) /;
const dislike =
  / (?:hate|dislike|can not stand|do not like|do not fancy|not keen on|not interested in|dread|rather not|prefer not|bored by|rubbish at|not a fan of|would rather avoid|want to avoid|do not suggest|never suggest|keep away from) (?:[a-z]+ ){0,3}_[ux] /;
const like =
  / (?:love|like|prefer|fancy|keen on|interested in|enjoy|favourite|would rather (?:do|take)|big fan of|into|good at) (?:[a-z]+ ){0,3}_u /;

/** Whatever is about the plan: check, suggest, save, show. Undefined where the message is about something else. */
export function hearPlan(heard: Heard, situation: Situation): Draft | undefined {
  const { line } = heard;
  const named = heard.mentions.length > 0;
  if (!trusted(heard)) return undefined;
  if (!named && clear.test(line) && heard.strange.length === 0) return perCertificate(() => ({ kind: "plan.clear" }));
  if (!named || /^ (?:what|which|show) /.test(line) === true) {
    if (
      show.test(line) &&
      !/ (?:else|need|left|should|missing|next|more|can i still|could) /.test(line) &&
      heard.strange.length === 0 &&
      !named
    )
      return perCertificate(() => ({ kind: "plan.show" }));
  }
  if (named) return hearNamed(heard, situation);
  return hearUnnamed(heard, situation);
}

/** Bare numbers and everyday words that are also titles need company before they are taken for units. */
function trusted(heard: Heard): boolean {
  const bare =
    heard.mentions.length === 1 && heard.mentions.every(({ part }) => part.kind === "numbers" && !part.strong);
  if (
    bare &&
    !/ (?:take|do|doing|taking|have|add|drop|save|plan|allowed|ok|fine|pick|choose|study|with|instead|swap|remove|put|passed|done|finished|completed|count|need|ok|about|and|left|skip|go|goes|what|without) /.test(
      heard.line,
    ) &&
    heard.tokens.length > 3
  )
    return false;
  const strong =
    heard.mentions.some(
      ({ part }) =>
        (part.kind === "numbers" && part.strong) || part.kind === "group" || (part.kind === "subjects" && part.strong),
    ) ||
    heard.certificates.length > 0 ||
    / (?:units?|plan|certificate|qualification) /.test(heard.line);
  const several = severalNumbers(heard);
  return heard.strange.length <= (several ? 3 : strong || heard.mentions.length > 1 ? 1 : 0);
}

function hearNamed(heard: Heard, situation: Situation): Draft | undefined {
  const { line } = heard;
  const groupOnly = heard.mentions.every(({ part }) => part.kind === "group" || part.kind === "all");
  const weakOnly =
    heard.mentions.every(({ part }) => part.kind === "subjects" && !part.strong) && heard.certificates.length === 0;
  if (carries(heard)) return perCertificate((qualification) => carryIntent(heard, qualification, situation));
  const asksPlainly = heard.asks && !pleads.test(line);
  if (!asksPlainly && dislike.test(line))
    return perCertificate((q) => ({ kind: "plan.like", units: all(nameUnits(heard, q)), like: false }));
  if (isEnough(heard) && (asksPlainly || line.includes(" ? ") || !save.test(line) || / (?:enough|=) /.test(line)))
    return perCertificate((q) => checkIntent(heard, { q, situation, question: "sufficient" }));
  if (!asksPlainly) {
    if (achieved.test(line) || recognised.test(line)) return perCertificate((q) => achievedIntent(heard, q));
    if (like.test(line) && !save.test(line))
      return perCertificate((q) => ({ kind: "plan.like", units: nameUnits(heard, q).take, like: true }));
    if (saves(heard)) return perCertificate((q) => saveIntent(heard, q));
  }
  if (groupOnly && !/ _all |(?:can|could|may) (?:i )?(?:not )?(?:[a-z]+ ){0,3}all the _opt|all the _x /.test(line))
    return undefined;
  if (onlyLeaves(heard) && situation.context === null) return perCertificate((q) => skipIntent(heard, q, situation));
  const takes = heard.mentions.length > 1 && / (?:take|do|have|pick|choose|study|sit|doing|taking) /.test(line);
  if (
    weakOnly &&
    ((!verdictTag.test(line) && !takes) ||
      (heard.mentions.length < 2 && !/ (?:unit|plan|take|do|course|pick|choose|one) /.test(line)))
  )
    return undefined;
  const question = verdictTag.test(line) || heard.asks || isList(heard) || severalNumbers(heard);
  return question ? perCertificate((q) => checkIntent(heard, { q, situation, question: "compatible" })) : undefined;
}

const pleads =
  / (?:please|can you|could you|would you|will you) (?:please |just )?(?:save|add|put|drop|remove|record|note|swap|change|set|keep|update|store|log|delete|take|pop|stick|register|enrol|mark) /;

function isEnough(heard: Heard): boolean {
  if (enoughNot.test(heard.line)) return false;
  if (enough.test(heard.line)) return true;
  if (
    / (?:enough|suffice|sufficient|entitled to|still pass|get it with|get it|get the certificate|qualify) /.test(
      heard.line,
    ) &&
    heard.mentions.length > 0 &&
    heard.asks &&
    !/ (?:what|which|how) /.test(heard.line)
  )
    return true;
  const many =
    heard.mentions.reduce(
      (sum, { part }) => sum + (part.kind === "numbers" ? part.numbers.length : part.kind === "group" ? 3 : 1),
      0,
    ) > 3;
  return (
    many &&
    / (?:certificate|certification|qualification|award|pass|passed|finish|complete|completes|full|entitled|qualify|done|good|short|that it|there) /.test(
      heard.line,
    ) &&
    heard.asks &&
    !/ (?:same|together|clash|what|which|how|allowed|ok|okay|fine|good together|need|left) /.test(heard.line)
  );
}

/** What else is needed, what goes with these: asked before anything is explained. */
export function hearSuggest(heard: Heard, situation: Situation): Draft | undefined {
  const { line } = heard;
  if (heard.mentions.length === 0 || !trusted(heard) || carries(heard)) return undefined;
  if (
    heard.mentions.every(({ part }) => part.kind === "group" || part.kind === "all") &&
    !/ (?:suggest|recommend|pick me|choose me|give me|should|best|else|left) /.test(line)
  )
    return undefined;
  const weakOnly = heard.mentions.every(({ part }) => part.kind === "subjects" && !part.strong);
  if (!suggest.test(line) || isDefinitelyCheck(line) || (weakOnly && heard.strange.length > 0)) return undefined;
  if (
    / (?:criteria|criterion|evidence|checklist|difference|credits (?:is|are|does|do)|quiz|test me|questions?) /.test(
      line,
    ) ||
    / (?:better|best|easier|harder) .*_u or _u/.test(line)
  )
    return undefined;
  if (
    isEnough(heard) &&
    heard.asks &&
    !/ (?:else|left|more|add|need|missing|short|suggest|recommend|what would|which|way|quickest|completes) /.test(line)
  )
    return undefined;
  if (/ _u (?:need|needs|require|requires|involve|cover) |^ i (?:choose|pick|chose|picked) /.test(line))
    return undefined;
  if (
    / (?:need|left|do|required) (?:to |do |for |in |on |know |learn )*(?:for|in|on) (?:the )?_u /.test(line) &&
    !/ (?:plan|certificate) /.test(line)
  )
    return undefined;
  if (
    /^ (?:can|could|is|are|do|does|would|will|am|may|if) (?:i |we |you |it |_u |my )/.test(line) &&
    !/ (?:suggest|recommend|pick me|choose me|give me|what|which) /.test(line)
  )
    return undefined;
  return perCertificate((q) => suggestIntent(heard, q, situation));
}

function severalNumbers(heard: Heard): boolean {
  return (
    heard.mentions.some(({ part }) => part.kind === "numbers" && part.numbers.length > 1) ||
    heard.mentions.filter(
      ({ part }) => part.kind === "numbers" || (part.kind === "subjects" && (part.strong || part.said.includes(" "))),
    ).length > 1
  );
}

function onlyLeaves(heard: Heard): boolean {
  return heard.mentions.every((one) => one.leave);
}

/** "Can I skip 3?": a mandatory unit cannot be left out; an optional one is left out of the ways to finish. */
function skipIntent(heard: Heard, q: Qualification, situation: Situation): Intent {
  const { leave } = nameUnits(heard, q);
  const mandatory = unitsByRole(q, "mandatory");
  if (leave.some((unit) => mandatory.includes(unit)))
    return {
      kind: "plan.check",
      question: "sufficient",
      units: q.units.map((unit) => unit.number).filter((unit) => mandatory.includes(unit) && !leave.includes(unit)),
    };
  const base = baseUnits(q, situation).filter((unit) => !leave.includes(unit));
  return { kind: "plan.suggest", want: "finish", units: base, without: leave, skip: 0 };
}

function isDefinitelyCheck(line: string): boolean {
  return (
    / (?:can i still|could i still|would i still|am i still) /.test(line) ||
    / (?:allowed|clash|problem|enough) (?:\? )?$/.test(line)
  );
}

/** Nothing but units, perhaps with greetings: "6/8?", "15 and 4". */
function isList(heard: Heard): boolean {
  return heard.parts.every(
    (part) =>
      part.kind !== "word" ||
      /^(?:and|or|the|with|plus|unit|units|one|so|then|but|please|hello|both|just|only)$/.test(part.word),
  );
}

function saves(heard: Heard): boolean {
  const { line } = heard;
  if (
    / (?:any (?:problem|clash|issue)|thinking of|thinking about|is that|would that|ok$|allowed|what if|if i|surely|wondering|might|maybe|considering|suppose) /.test(
      line,
    )
  )
    return false;
  if (
    / (?:my (?:trainer|manager|boss|tutor|teacher|mate)|they|he|she|someone|centre) (?:[a-z]+ ){0,3}(?:put|signed|has|have|says|said|told|gave|wants|booked|enrolled) /.test(
      line,
    )
  )
    return false;
  if (/ save (?:that|it|those|this) (?:please )?$/.test(line)) return true;
  return save.test(line) || (remove.test(line) && heard.mentions.some((one) => one.leave));
}

function carries(heard: Heard): boolean {
  return (
    carry.test(heard.line) &&
    heard.certificates.length > 0 &&
    / (?:did|done|passed|got|have|had|finished|completed|achieved|from|at|my|on|already|if i|took) /.test(heard.line) &&
    !/ (?:credits? (?:do|does|is)|how many) /.test(heard.line)
  );
}

function carryIntent(heard: Heard, qualification: Qualification, situation: Situation): Intent {
  const from = heard.certificates.find((code) => code !== null) ?? qualification.code;
  const source = situation.offered.find((one) => one.code === from) ?? qualification;
  const to =
    heard.certificates.find((code) => code !== null && code !== from) ??
    situation.offered.find((one) => one.code !== from)?.code ??
    from;
  return { kind: "plan.carry", units: nameUnits(heard, source).take, from, qualification: to };
}

interface CheckFrame {
  readonly q: Qualification;
  readonly situation: Situation;
  readonly question: "compatible" | "sufficient";
}

function checkIntent(heard: Heard, { q, situation, question }: CheckFrame): Intent {
  const named = nameUnits(heard, q);
  const asked = question === "sufficient" && hasRest(heard) ? withMandatory(named, q) : named.take;
  const swapped =
    named.leave.length > 0 &&
    / (?:swap|swop|swapping|replace|exchange|switch|change|trade|drop|ditch|remove|take out|lose|leave out|without|minus) /.test(
      heard.line,
    );
  const base = swapped ? baseUnits(q, situation).filter((unit) => !named.leave.includes(unit)) : [];
  const usesBase =
    swapped && (named.take.length === 0 || baseUnits(q, situation).some((unit) => named.leave.includes(unit)));
  const units = usesBase ? merge(base, asked) : asked;
  const plain = oneOfEach(units, heard).filter((unit) => !named.leave.includes(unit));
  return { kind: "plan.check", question, units: plain };
}

/** "6 or 8 with 10": one of the two is meant, so the first is looked at; what it closes off is said. */
function oneOfEach(units: readonly UnitNumber[], heard: Heard): readonly UnitNumber[] {
  if (units.length < 3 || / (?:both|all|together) /.test(heard.line)) return units;
  const either = heard.mentions.flatMap(({ part }) =>
    part.kind === "numbers" && part.or && part.numbers.length === 2 ? part.numbers.slice(1) : [],
  );
  return units.filter((unit) => !either.includes(unit));
}

function hasRest(heard: Heard): boolean {
  return / (?:everything else|all the (?:others?|rest)|the rest|all else|every other) /.test(heard.line);
}

function withMandatory(named: NamedUnits, q: Qualification): readonly UnitNumber[] {
  return merge(unitsByRole(q, "mandatory"), named.take).filter((unit) => !named.leave.includes(unit));
}

/** The units under discussion: those of the last answer about this certificate, else the saved plan. */
export function baseUnits(q: Qualification, situation: Situation): readonly UnitNumber[] {
  const last = situation.context?.last;
  if (
    last !== undefined &&
    (last.kind === "plan.check" || last.kind === "plan.suggest") &&
    (last.qualification ?? q.code) === q.code
  )
    return last.units;
  return situation.planned(q.code);
}

function suggestIntent(heard: Heard, q: Qualification, situation: Situation): Intent {
  const named = nameUnits(heard, q);
  const groupOnly = heard.mentions.every(({ part }) => part.kind === "group" || part.kind === "all");
  const wish = least.test(heard.line)
    ? "least"
    : still.test(heard.line) && !/ (?:finish|complete|need) /.test(heard.line)
      ? "still"
      : "finish";
  const base = groupOnly || named.take.length === 0 ? baseUnits(q, situation) : named.take;
  const units = base.filter((unit) => !named.leave.includes(unit));
  return { kind: "plan.suggest", want: wish, units, without: named.leave, skip: 0 };
}

function achievedIntent(heard: Heard, q: Qualification): Intent {
  const named = nameUnits(heard, q);
  const as = recognised.test(heard.line) ? "recognised" : "achieved";
  return { kind: "plan.save", change: "add", units: named.take, drop: [], as };
}

function saveIntent(heard: Heard, q: Qualification): Intent {
  const named = nameUnits(heard, q);
  const { line } = heard;
  if (named.take.length === 0)
    return { kind: "plan.save", change: "drop", units: named.leave, drop: [], as: "planned" };
  const adds =
    / (?:add|adding|to my plan|also|as well|include|too|put|pop|stick|chuck|bung|onto my plan|in my plan|into my plan) /.test(
      line,
    ) && !/ (?:as my plan|put me down|my (?:units|plan) (?:are|is)|set my plan) /.test(line);
  return {
    kind: "plan.save",
    change: adds || named.leave.length > 0 ? "add" : "set",
    units: named.take,
    drop: named.leave,
    as: "planned",
  };
}

function hearUnnamed(heard: Heard, situation: Situation): Draft | undefined {
  const { line } = heard;
  if (heard.strange.length > 0 || / (?:daily|quiz|reminder|evidence|criteria) /.test(line)) return undefined;
  if (
    / (?:can not|not|cannot|never) (?:[a-z]+ ){0,4}(?:together|combined?|mixed?|paired)| (?:clash|clashes|barred|conflict|conflicts) |^ (?:which|what)(?: [a-z]+){0,2} (?:do|must|should) (?:i|we|you) (?:have|need|got) to (?:do|take) (?:\? )?$/.test(
      line,
    )
  )
    return undefined;
  const refers =
    heard.tokens.length < 5 || / (?:that|those|it|them|these|this|my plan|plan|they|both|what i have|i) /.test(line);
  if (
    enough.test(line) &&
    refers &&
    / (?:enough|done|finished|complete|plan|certificate|sufficient|pass|short|everything|all i need|qualify) /.test(
      line,
    ) &&
    (heard.asks || heard.tokens.length < 5) &&
    !/ (?:how|what|which|when|who) /.test(line)
  ) {
    return perCertificate((q) => ({ kind: "plan.check", question: "sufficient", units: baseUnits(q, situation) }));
  }
  if (
    suggest.test(line) &&
    / (?:units?|plan|left|need|add|finish|complete|certificate|_q|course|take|pick|choose|missing|combination|qualification|short|optional|do i do|study|go for|least|fewest) /.test(
      line,
    ) &&
    !/ (?:rules|credits? (?:do|does) (?:i|it|the) need|ask|say|you do|how does|know about) /.test(line)
  ) {
    return perCertificate((q) => ({
      kind: "plan.suggest",
      want: least.test(line)
        ? "least"
        : / (?:still (?:take|do|pick|choose)|available|open to) /.test(line)
          ? "still"
          : "finish",
      units: baseUnits(q, situation),
      without: [],
      skip: 0,
    }));
  }
  if (
    / (?:is|are|does|will|would|any|check) (?:[a-z]+ ){0,4}(?:plan|selection|choices|units i) (?:[a-z]+ ){0,3}(?:ok|allowed|valid|legal|work|fine|good|right|sound|clash|problems?|correct|possible|legit)|check my plan| is my plan /.test(
      line,
    )
  ) {
    return perCertificate((q) => ({ kind: "plan.check", question: "compatible", units: situation.planned(q.code) }));
  }
  if (
    !/ how to /.test(line) &&
    / (?:save|store|keep|use|lock in|add|go with|i will (?:take|have|go with|do)|put me down for) (?:that|those|them|these|it|this|both|that one|those ones|that plan)(?: (?:please|then|to my plan|as my plan|for me|in|one|all|combo|combination|set|plan))* /.test(
      line,
    ) &&
    !line.includes("?")
  ) {
    return perCertificate((q) => ({
      kind: "plan.save",
      change: "add",
      units: baseUnits(q, situation),
      drop: [],
      as: "planned",
    }));
  }
  return undefined;
}

function merge(a: readonly UnitNumber[], b: readonly UnitNumber[]): readonly UnitNumber[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}

function all(named: NamedUnits): readonly UnitNumber[] {
  return merge(named.take, named.leave);
}
