/** What to teach so that everybody in a team can finish. English, as ICU messages. */
export const cohortWords = {
  "cohort.title.sure":
    "Teach {units}: with {count, plural, one {this optional unit} other {these # optional units}} {who} can finish the {certificate}. Fewer will not do.",
  "cohort.title.sure.none":
    "No optional unit has to be taught any more: {who} can finish the {certificate} without one.",
  "cohort.title.open":
    "Teach at least {units}. Whether that is enough for the {certificate} I cannot tell for {open, plural, one {one person} other {# people}}; with fewer it is certainly too little for somebody.",
  "cohort.title.open.none":
    "I cannot tell whether any optional unit has to be taught for the {certificate}: not all figures are published.",
  "cohort.title.never":
    "Whatever is taught, nobody in {team} can finish the {certificate} with what is achieved so far.",
  "cohort.title.nobody": "Nobody in {team} has chosen a certificate yet, so I cannot say what to teach.",
  "cohort.title.large": "The {certificate} has too many optional units to go through every choice of them.",
  "cohort.who.all": "everybody in {team}",
  "cohort.who.able": "everybody in {team} whom anything can bring to the end",
  "cohort.mandatory": "The mandatory units, {units}, everybody takes beside these.",
  "cohort.others":
    "{count, plural, one {One other choice is} other {# other choices are}} as small. Of all of them I name the one that suits most people surely, and then what they plan.",
  "cohort.wish": "What people have achieved is fixed. What they only plan is a wish: a plan may have to change.",
  "cohort.open": "Cannot be told for {names}, as these are not known: {figures}.",
  "cohort.figures.credits": "the credits of {count, plural, one {unit} other {units}} {units}",
  "cohort.figures.level": "the level of {count, plural, one {unit} other {units}} {units}",
  "cohort.figures.reading": "how “at the level” is to be read",
  "cohort.centre": "Your centre can put these figures into its centre file; then I can say more.",
  "cohort.never": "{name} cannot finish whatever is taught: {rules}",
  "cohort.apart": "Not counted, as they are on another certificate or have chosen none: {names}.",
  "cohort.more": "{count, plural, one {one more} other {# more}}",
  "cohort.caption": "Who would take what, {from} to {to} of {of}",
  "cohort.head.name": "Name",
  "cohort.head.take": "Of these",
  "cohort.head.enough": "Enough",
  "cohort.take.none": "nothing more",
  "cohort.enough.yes": "yes",
  "cohort.enough.open": "cannot tell",
  "cohort.checked": "Checked against the rules of {code}, version {version}.",
  "cohort.choice.other": "The same for the {certificate}",
} as const;
