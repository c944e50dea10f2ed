import type { Instant } from "../../domain/learner.ts";
import type { ContentView } from "../../domain/staff-intent.ts";
import type { QuestionReport, ReportList } from "../../ports/report-list.ts";
import type { Unanswered, UnansweredList } from "../../ports/unanswered-list.ts";
import type { Person } from "../export-person.ts";
import type { Library } from "../library.ts";
import { type CalibrationReport, countReport } from "../report-calibration.ts";
import { countQuestions, type QuestionsReport } from "../report-questions.ts";

/** What the questions of one unit cover. */
export interface CoveredUnit {
  readonly title: string;
  readonly topics: number;
  readonly questions: number;
  readonly scenarios: number;
  /** What is missing, in words; of its topics too. */
  readonly gaps: readonly string[];
}

/** What a trainer looks at, by the view that was asked for. */
export type ContentFigures =
  | { readonly view: "coverage"; readonly units: readonly CoveredUnit[] }
  | { readonly view: "unanswered"; readonly questions: readonly Unanswered[] }
  | { readonly view: "reported"; readonly questions: readonly QuestionReport[] }
  | { readonly view: "questions"; readonly report: QuestionsReport; readonly at: Instant }
  | { readonly view: "calibration"; readonly report: CalibrationReport; readonly at: Instant };

/** Finds out what a view shows. */
export type FindContentFigures = (view: ContentView, at: Instant) => Promise<ContentFigures>;

interface FiguresFrom {
  readonly library: () => Library;
  /** Everybody there is, one after the other; who cannot be read is left out. */
  readonly people: () => AsyncIterable<Person>;
  readonly coverage: () => readonly CoveredUnit[];
  readonly unanswered?: Pick<UnansweredList, "list"> | undefined;
  readonly reports?: Pick<ReportList, "list"> | undefined;
}

/** Counting over everybody takes a second for every thousand or so: it holds for an hour. */
const hour = 3_600_000;

/** Figures and lists for trainers; those over everybody are counted once an hour, however many ask. */
export function openContentFigures(from: FiguresFrom): FindContentFigures {
  const counted = new Map<"questions" | "calibration", { readonly at: Instant; readonly report: Promise<Counted> }>();
  const current = async (view: "questions" | "calibration", at: Instant): Promise<ContentFigures> => {
    const known = counted.get(view);
    const fresh = known !== undefined && at - known.at < hour && at >= known.at;
    const found = fresh ? known : { at, report: count(from) };
    counted.set(view, found);
    // A failure is not kept: the next one who asks may have more luck.
    found.report.catch(() => counted.delete(view));
    const report = await found.report;
    return view === "questions"
      ? { view, report: report.questions, at: found.at }
      : { view, report: report.calibration, at: found.at };
  };
  return async (view, at) => {
    switch (view) {
      case "coverage":
        return { view, units: from.coverage() };
      case "unanswered":
        return { view, questions: (await from.unanswered?.list()) ?? [] };
      case "reported":
        return { view, questions: (await from.reports?.list()) ?? [] };
      case "questions":
      case "calibration":
        return current(view, at);
      default:
        return view satisfies never;
    }
  };
}

interface Counted {
  readonly questions: QuestionsReport;
  readonly calibration: CalibrationReport;
}

async function count({ library, people }: FiguresFrom): Promise<Counted> {
  const [questions, calibration] = [countQuestions(library()), countReport(library())];
  for await (const person of people()) {
    questions.add(person);
    calibration.add(person);
  }
  return { questions: questions.result(), calibration: calibration.result() };
}
