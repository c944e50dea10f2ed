/** One bar: `share` 0 to 1, null where nothing is known. `note` says in words what the bar shows. */
export interface Bar {
  readonly label: string;
  readonly share: number | null;
  readonly note: string;
}

/** Figures to be drawn; what they say stands in words beside the picture too. */
export interface Picture {
  readonly kind: "bars";
  readonly title: string;
  readonly bars: readonly Bar[];
}
