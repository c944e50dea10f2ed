/**
 * One bar: `share` 0 to 1, null where nothing is known. `reach`, where there is one, is drawn paler and behind it: never
 * less than `share`. `note` says in words what the bar shows.
 */
export interface Bar {
  readonly label: string;
  readonly share: number | null;
  readonly reach?: number;
  readonly note: string;
}

/** Bars, one below the other. */
export interface Bars {
  readonly kind: "bars";
  readonly title: string;
  /** What the two parts of a bar stand for. */
  readonly key?: { readonly share: string; readonly reach: string };
  readonly bars: readonly Bar[];
}

/** One field of a heat map: `share` 0 to 1, null where nothing is known; `note` is written into it: "62", "-". */
export interface HeatCell {
  readonly share: number | null;
  readonly note: string;
}

/** A field for each row and column, darker where the share is higher. */
export interface Heat {
  readonly kind: "heat";
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly label: string; readonly cells: readonly HeatCell[] }[];
  /** What a share stands for: "expected recall". */
  readonly key: string;
}

/** What was expected against what came: each point 0 to 1 both ways, `count` answers strong, on a diagonal that is right. */
export interface Plot {
  readonly kind: "plot";
  readonly title: string;
  readonly across: string;
  readonly up: string;
  readonly points: readonly { readonly x: number; readonly y: number; readonly count: number }[];
}

/** Figures to be drawn; what they say stands in words beside the picture too. */
export type Picture = Bars | Heat | Plot;
