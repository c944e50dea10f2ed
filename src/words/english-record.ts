/** What operators read who record a centre's decisions. English, as ICU messages. */
export const recordWords = {
  "record.done.rpl": "Recorded for {learner}: recognition of prior learning for {units}, by {who} on {when} ({why}).",
  "record.done.exception":
    "Recorded for {learner}: an exception from “{rule}” for {units}, by {who} on {when} ({why}).",
  "record.shown": "What is recorded for {learner}:",
  "record.removed": "Taken out of the record of {learner}.",
  "record.new": "Nobody of that id has written yet; the record was begun just now.",
  "record.plan": "The plan for the {certificate} holds {units}.",
  "record.achieved": "Achieved by assessment: {units}.",
  "record.whole": "the rule as a whole",
  "record.nothing":
    "nothing is recorded for that learner; name the certificate with --qualification to record something",
  "record.nobody": "nothing is kept about {learner} in that data folder",
  "record.qualification": "--qualification {code}: the certificates are {codes}",
  "record.future": "--when {when} is in the future; today is {today}",
  "record.foreign":
    "--units {numbers}: the {certificate} has no such unit, and that cannot be waived; its units are 1 to {last}",
  "record.no-rule":
    "--waive and --units: the {certificate} has no rule of the kind “{rule}” that is about these units (barred needs two units that bar each other, mandatory needs mandatory units)",
  "record.assessed": "--units: achieved by assessment already: {units}",
  "record.remove.which":
    "the learner's last change was no decision of yours; name what to take out with --units, or with --waive",
  "record.remove.nothing": "there is nothing of that kind in the record",
} as const;
