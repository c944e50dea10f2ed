/** What is kept as one row: a packed answer or card. */
type Packed = readonly (string | number | boolean | null)[];

/** A list of which each member is a row of its own; the first one's number is `from`. */
export interface NumberedList {
  readonly from: number;
  readonly all: readonly Packed[];
}

/** What has to be done to the rows of a list. */
export interface RowsChange {
  /** These are written, each as JSON. */
  readonly write: readonly (readonly [seq: number, text: string])[];
  /** Rows below `low`, and from `high` on, go. */
  readonly low: number;
  readonly high: number;
  /** False where there are none to go. */
  readonly drops: boolean;
}

const isSame = (a: Packed | undefined, b: Packed): boolean =>
  a === b || (a?.every((part, at) => part === b[at]) ?? false);

/** What makes the rows of `was` those of `now`; undefined where nothing has to be done. */
export function rowsChange(now: NumberedList, was: NumberedList): RowsChange | undefined {
  if (now.all === was.all && now.from === was.from) return undefined;
  const [low, high] = [now.from, now.from + now.all.length];
  const write = now.all.flatMap((one, at) => {
    const seq = low + at;
    return isSame(was.all[seq - was.from], one) ? [] : [[seq, JSON.stringify(one)] as const];
  });
  const drops = was.all.length > 0 && (was.from < low || was.from + was.all.length > high);
  return write.length === 0 && !drops ? undefined : { write, low, high, drops };
}
