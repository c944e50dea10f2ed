import type { TextFormat } from "gift-pegjs";

/** How the texts of one question are read: as they were before they were written, without HTML. */
export interface Reader {
  /** The text; undefined where there is none. */
  readonly text: (text: TextFormat | null) => string | undefined;
  /** The text that was shown so. */
  readonly plain: (shown: string) => string;
  readonly misfit: (problem: string, fix: string) => void;
}

interface ReasonGround {
  readonly globalFeedback: TextFormat | null;
  readonly block: Readonly<Record<string, unknown>>;
  readonly reader: Reader;
}

/** The one explanation of an answer that may be given in several ways. */
export function oneReason(
  right: readonly { readonly because: string | undefined }[],
  { globalFeedback, block, reader }: ReasonGround,
): unknown {
  const reasons = new Set(right.flatMap(({ because }) => because ?? []));
  if (reasons.size > 1) {
    reader.misfit("The right answers have different feedback.", "Give the same to each; there is one explanation.");
  }
  const [reason = block["because"]] = reasons;
  if (reason === undefined) return reader.text(globalFeedback);
  refuseGeneral(globalFeedback, reader);
  return reason;
}

/** Says that general feedback would be lost. */
export function refuseGeneral(feedback: TextFormat | null, { misfit }: Reader): void {
  if (feedback === null || feedback.text === "") return;
  misfit("There is no place for general feedback (####).", "Put it into the feedback of the answers (#).");
}
