/**
 * Classical item statistics of first attempts. Definitions as in Moodle's "Quiz report statistics": facility is the mean
 * mark of those who attempted the item, discrimination the correlation between the mark for the item and the marks for the
 * rest. As people here meet different questions, the rest is the share of their other first attempts that were right.
 */

/** Where a figure probably lies: in 19 of 20 cases. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What adding up keeps of one item: x is the mark for it (0 or 1), y the share of the rest that was right. */
export interface ItemSums {
  readonly attempts: number;
  readonly right: number;
  /** Attempts of people who had other first attempts too; the sums are over these. */
  readonly paired: number;
  readonly x: number;
  readonly y: number;
  readonly xy: number;
  readonly yy: number;
}

export const noSums: ItemSums = { attempts: 0, right: 0, paired: 0, x: 0, y: 0, xy: 0, yy: 0 };

/** With one more first attempt; `rest` is null for someone who attempted nothing else. */
export function addAttempt(sums: ItemSums, isRight: boolean, rest: number | null): ItemSums {
  const mark = isRight ? 1 : 0;
  const counted = { ...sums, attempts: sums.attempts + 1, right: sums.right + mark };
  if (rest === null) return counted;
  return {
    ...counted,
    paired: sums.paired + 1,
    x: sums.x + mark,
    y: sums.y + rest,
    xy: sums.xy + mark * rest,
    yy: sums.yy + rest * rest,
  };
}

/** 97.5th percentile of the normal distribution. */
const z = 1.959964;

/** The facility, 0 to 1, with Wilson's score interval (Wilson 1927); null without attempts. */
export function facilityOf({ attempts, right }: ItemSums): ({ readonly value: number } & Interval) | null {
  if (attempts === 0) return null;
  const value = right / attempts;
  const middle = (value + (z * z) / (2 * attempts)) / (1 + (z * z) / attempts);
  const reach =
    (z / (1 + (z * z) / attempts)) * Math.sqrt((value * (1 - value)) / attempts + (z * z) / (4 * attempts * attempts));
  return { value, low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/**
 * The discrimination, -1 to 1, with an interval by Fisher's transformation; null where everybody had the same mark for
 * the item, or the same for the rest: then nothing is told apart. The interval is null under four pairs.
 */
export function discriminationOf({
  paired: n,
  x,
  y,
  xy,
  yy,
}: ItemSums): { readonly value: number; readonly interval: Interval | null } | null {
  const spreadX = n * x - x * x;
  const spreadY = n * yy - y * y;
  // Rounding leaves a trace of what is nothing.
  if (n < 2 || spreadX <= 0 || spreadY <= 1e-9 * n * n) return null;
  const value = Math.max(-1, Math.min(1, (n * xy - x * y) / Math.sqrt(spreadX * spreadY)));
  if (n < 4 || Math.abs(value) === 1) return { value, interval: null };
  const reach = z / Math.sqrt(n - 3);
  return { value, interval: { low: Math.tanh(Math.atanh(value) - reach), high: Math.tanh(Math.atanh(value) + reach) } };
}
