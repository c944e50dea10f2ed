/** The few words that pictures write of their own. */
export const pictureWords = {
  /** Behind the title of a heat map that does not hold everything. */
  part: (what: string) => ` (${what})`,
  rows: (shown: number, all: number) => `first ${shown} of ${all} rows`,
  columns: (shown: number, all: number) => `first ${shown} of ${all} columns`,
  least: "0 %",
  most: "100 %",
  unknown: "nothing yet",
  unknownNote: "-",
  diagonal: "On the line it came as expected.",
  sizes: (least: number, most: number) =>
    least === most
      ? `Each point stands for ${most}.`
      : `The larger a point, the more it stands for: ${least} to ${most}.`,
  noPoints: "Nothing to show yet.",
} as const;
