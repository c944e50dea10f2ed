import type { Matching, Ordering, Question } from "../../domain/question.ts";
import { blockMark, writeBlock } from "./gift-block.ts";
import { inDigits } from "./gift-number.ts";
import { escapeRich, openPen, type Pen, toShown } from "./gift-text.ts";

/** The answers of a question in GIFT, and what of them GIFT has no place for. */
interface Answers {
  readonly lines: readonly string[];
  readonly block?: Readonly<Record<string, unknown>>;
}

const top = [
  "// Questions for Moodle (GIFT), written by Unitwise: npm run content -- import reads them again.",
  `// Lines that begin ${blockMark} hold what GIFT has no place for, in the words of quiz.yaml; Moodle passes over them.`,
  "// Steps to be put in order are pairs here: each place and its step. The explanations of steps and pairs stand in those",
  "// lines; what follows #### is made from them, so that Moodle shows it too.",
];

/** The questions as a file that Moodle can import, in their order, each topic a category. */
export function writeGift(questions: readonly Question[]): string {
  const parts = questions.map((question, at) => {
    const last = questions[at - 1];
    const same = last !== undefined && last.subject === question.subject && last.topic === question.topic;
    const category = same ? [] : [`$CATEGORY: ${question.subject}/${question.topic}`, ""];
    return [...category, ...writeQuestion(question)].join("\n");
  });
  return `${[top.join("\n"), ...parts].join("\n\n")}\n`;
}

function writeQuestion(question: Question): readonly string[] {
  const pen = openPen();
  const prompt = pen.rich(question.prompt);
  const { lines, block = {} } = writeAnswers(question, pen);
  const { id, version, type, topic, difficulty, scenario, hint, author, written, reviewBy } = question;
  const sources = Object.fromEntries(question.sources.map(({ id: source, ...rest }) => [source, rest]));
  const exact = pen.exact();
  return [
    `// [id:${id}] [tag:${topic}] [tag:difficulty-${difficulty}]`,
    ...writeBlock({ id, version, type, topic, difficulty, scenario, hint, ...block }),
    ...writeBlock({ author, written, reviewBy }),
    ...writeBlock({ sources }, "braces"),
    ...(exact.length === 0 ? [] : writeBlock({ exact }, "braces")),
    `::${id}::[plain]${prompt.replace(/^\[plain\]/, "")}{`,
    ...lines.map((line) => `\t${line}`),
    "}",
  ];
}

function writeAnswers(question: Question, pen: Pen): Answers {
  switch (question.type) {
    case "single":
      return { lines: question.options.map((one) => `${one.right ? "=" : "~"}${withWhy(one.text, one.because, pen)}`) };
    case "multiple": {
      const share = weightOf(question.options.filter((one) => one.right).length);
      const mark = (right: boolean) => (right ? `~%${share}%` : "~%-100%");
      return { lines: question.options.map((one) => `${mark(one.right)}${withWhy(one.text, one.because, pen)}`) };
    }
    case "true-false":
      return {
        lines: question.options.map((one) => {
          const text = `${one.says ? "True" : "False"}, ${one.text}`;
          return `${one.right ? "=" : "~"}${withWhy(text, one.because, pen)}`;
        }),
      };
    case "order":
      return writeOrder(question, pen);
    case "match":
      return writeMatch(question, pen);
    case "short": {
      const { because } = question;
      const right = question.accept.map((text) => `=%100%${withWhy(text, because, pen)}`);
      return { lines: [...right, ...question.slips.map((one) => `=%0%${withWhy(one.value, one.because, pen)}`)] };
    }
    case "number": {
      const { answer, tolerance, unit, because, slips } = question;
      const why = (text: string) => `#${pen.rich(text)}`;
      const right = `=%100%${inDigits(answer)}:${inDigits(tolerance)}${why(because)}`;
      const wrong = slips.map((one) => `=%0%${inDigits(one.value)}:0${why(one.because)}`);
      return { lines: ["#", right, ...wrong], block: { unit } };
    }
    default:
      return question satisfies never;
  }
}

function withWhy(text: string, because: string, pen: Pen): string {
  return `${pen.rich(text)}#${pen.rich(because)}`;
}

/** What each right answer of so many counts; Moodle takes only certain fractions. */
function weightOf(count: number): string {
  return String(Number((100 / count).toFixed(5)));
}

function writeOrder({ steps }: Ordering, pen: Pen): Answers {
  const told = steps.map(({ text, because }) => `${text}: ${because}`);
  return {
    lines: [...steps.map(({ text }, at) => `=${at + 1} -> ${pen.plain(text)}`), general(told)],
    block: { because: steps.map(({ text, because }) => ({ text, because })) },
  };
}

function writeMatch({ pairs, spare }: Matching, pen: Pen): Answers {
  const told = [...pairs.map(({ left, because }) => `${left}: ${because}`), ...spare.map(tell)];
  return {
    lines: [
      ...pairs.map(({ left, right }) => `=${pen.rich(left)} -> ${pen.plain(right)}`),
      ...spare.map(({ text }) => `= -> ${pen.plain(text)}`),
      general(told),
    ],
    block: {
      because: pairs.map(({ left, because }) => ({ text: left, because })),
      ...(spare.length === 0 ? {} : { spare }),
    },
  };
}

function tell({ text, because }: { readonly text: string; readonly because: string }): string {
  return `${text}: ${because}`;
}

function general(told: readonly string[]): string {
  return `####${escapeRich(told.map(toShown).join("\n"))}`;
}
