/** A kind of unit and what one of it is worth within the kind. */
export interface Unit {
  readonly kind: "time" | "calendar" | "percent" | "pounds";
  readonly worth: number;
}

const unit = (kind: Unit["kind"], worth: number): Unit => ({ kind, worth });
// Months and years are no fixed number of days, so they are a kind of their own.
const units: readonly (readonly [RegExp, Unit])[] = [
  [/^(?:s|secs?|seconds?)$/, unit("time", 1)],
  [/^(?:m|mins?|minutes?)$/, unit("time", 60)],
  [/^(?:h|hrs?|hours?)$/, unit("time", 3600)],
  [/^(?:d|days?)$/, unit("time", 86_400)],
  [/^(?:w|wks?|weeks?)$/, unit("time", 604_800)],
  [/^(?:mths?|months?)$/, unit("calendar", 1)],
  [/^(?:y|yrs?|years?)$/, unit("calendar", 12)],
  [/^(?:%|percent|percents|pc|pct|percentage)$/, unit("percent", 1)],
  [/^(?:£|pounds?|quid|gbp)$/, unit("pounds", 1)],
  [/^£ ?(?:m|million)$/, unit("pounds", 1_000_000)],
  [/^(?:p|pence|penny)$/, unit("pounds", 0.01)],
];

/** The unit of this name, "mins" or "%"; undefined for things that are merely counted. */
export function unitNamed(name: string): Unit | undefined {
  return units.find(([pattern]) => pattern.test(name))?.[1];
}

/** The unit a question wants: its own, or where it has none, the time its prompt asks for ("within how many hours"). */
export function unitWanted(question: { readonly unit: string; readonly prompt: string }): Unit | undefined {
  if (question.unit !== "") return unitNamed(question.unit.toLowerCase());
  const named = /\bhow many (?:whole |full )?(\w+)/i.exec(question.prompt)?.[1] ?? "";
  return unitNamed(named.toLowerCase());
}
