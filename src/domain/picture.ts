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

/** Figures to be drawn; what they say stands in words beside the picture too. */
export interface Picture {
  readonly kind: "bars";
  readonly title: string;
  /** What the two parts of a bar stand for. */
  readonly key?: { readonly share: string; readonly reach: string };
  readonly bars: readonly Bar[];
}
