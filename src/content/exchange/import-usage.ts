/** How `import` is called, and what it makes of a file. */
export const importUsage = `npm run content -- import FILE --unit SUBJECT [options]

Reads questions from Moodle's GIFT (FILE ends in .gift or .txt) or from a table (.csv) into content/units/SUBJECT/quiz.yaml.
A question whose id is there takes its place: where what is asked or what is right has changed, its version must be higher.
One with a new id is added; one without an id gets the next of its topic. What a file does not say of a question that is
there already stays as it is. Nothing is written unless everything is sound.

Options:
  --unit SUBJECT        the folder of content/units (needed)
  --topic TOPIC         the topic of questions that name none; a GIFT category may name it too
  --source SOURCE       a source of the unit for questions that name none; may be given several times
  --difficulty 1|2|3    for questions that say none
  --author NAME         for new questions that say none (default: the unit's author)
  --format gift|csv     where the name of FILE does not say it
  --dry-run             say what would be done and write nothing
  --help                this text

In GIFT, what Moodle has no place for stands in comment lines above a question: "//| hint: …", "//| difficulty: 2",
"//| version: 3", "//| type: order". Each answer needs its explanation after #.

Exit code: 0 done, 1 the file has faults, 2 the command is wrong or a file cannot be read or written.`;
