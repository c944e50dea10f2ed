/**
 * Something outside the program failed: a disk, a network, a damaged record. `where` names the place for an operator,
 * `code` is the machine's word (ENOSPC, ELOCKED, EDAMAGED ...), `answered` says whether the other side may have taken the
 * request, `retryAfterMs` how long it asks us to wait.
 */
export class OutsideError extends Error {
  readonly where: string;
  readonly code: string;
  readonly answered: boolean;
  readonly retryAfterMs: number | undefined;
  constructor(
    message: string,
    options: { where: string; code: string; answered?: boolean; retryAfterMs?: number | undefined; cause?: unknown },
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "OutsideError";
    this.where = options.where;
    this.code = options.code;
    this.answered = options.answered ?? false;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** Whether a store says that a record cannot be understood: damaged, or written by a newer program. */
export function isUnreadable(error: unknown): boolean {
  return error instanceof OutsideError && (error.code === "EDAMAGED" || error.code === "EVERSION");
}
