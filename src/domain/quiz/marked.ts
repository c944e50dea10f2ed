/** One thing to say about an answer: of what was chosen, or of what is right. The text is the content's, or a figure. */
export interface Remark {
  readonly about: "chosen" | "right";
  /** Its place in the file: the option, step, pair or spare, accepted word or slip; null for the explanation as a whole. */
  readonly place: number | null;
  readonly text: string;
  readonly because: string;
}

/** How one part of an answer fared. `missed`: should have been given; `wrong`: should not, or stands elsewhere. */
export interface Part {
  readonly place: number;
  readonly state: "hit" | "missed" | "wrong";
}

/** An answer with its verdict. Options, steps and pairs are right only together; `parts` tells which of them were. */
export interface Marked {
  readonly right: boolean;
  /** Empty where there is one thing to answer. Of orders and matches by position: the steps or left sides as they are right. */
  readonly parts: readonly Part[];
  /** What was chosen wrongly first, then what is right. */
  readonly remarks: readonly Remark[];
}
