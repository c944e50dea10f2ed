/** A question that learners say is wrong, as trainers see it: nothing tells who said so. */
export interface QuestionReport {
  /** The question's id. */
  readonly question: string;
  /** The version that was asked. */
  readonly version: number;
  /** What is wrong with it, in the learner's words, without names and numbers that could be somebody's. */
  readonly said: string;
  /** Local dates, "YYYY-MM-DD". */
  readonly first: string;
  readonly last: string;
  readonly times: number;
}

/** Questions that were reported as wrong. Bounded: those reported least lately make room. */
export interface ReportList {
  /** Notes a report; one in the same words is counted. May reject with an OutsideError. */
  note(report: Pick<QuestionReport, "question" | "version" | "said">, on: string): Promise<void>;
  /** Takes back one report in these words; none is there: nothing. */
  withdraw(report: Pick<QuestionReport, "question" | "version" | "said">): Promise<void>;
  /** Those of the questions reported most often first. */
  list(): Promise<readonly QuestionReport[]>;
  /** Takes a question's reports off the list; answers how many there were. */
  clear(question: string): Promise<number>;
}
