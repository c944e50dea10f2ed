/** What the doctor looks at, in the order it tells of it. */
export type Area = "configuration" | "data" | "network" | "clock" | "slack" | "teams";

/** One thing that was looked at; nothing in it is secret. */
export interface Finding {
  readonly area: Area;
  /** "unsure": it cannot be seen from here, or not now. */
  readonly state: "good" | "bad" | "unsure";
  /** A whole sentence. */
  readonly what: string;
  /** What to do; undefined where nothing is to be done. */
  readonly fix: string | undefined;
}

/** Something that is as it should be. */
export function good(area: Area, what: string): Finding {
  return { area, state: "good", what, fix: undefined };
}

/** Something that keeps the assistant from working, with what mends it. */
export function bad(area: Area, what: string, fix: string): Finding {
  return { area, state: "bad", what, fix };
}

/** Something that a person has to look at. */
export function unsure(area: Area, what: string, fix: string): Finding {
  return { area, state: "unsure", what, fix };
}

/** A finding as lines for a terminal. */
export function showFinding({ area, state, what, fix }: Finding): readonly string[] {
  const head = `${state.padEnd(8)}${area.padEnd(15)}${plain(what)}`;
  return fix === undefined ? [head] : [head, `${" ".repeat(23)}> ${plain(fix)}`];
}

/** The last line: how much there is to do. */
export function showSum(findings: readonly Finding[]): string {
  const count = (state: Finding["state"]) => findings.filter((finding) => finding.state === state).length;
  const toMend = count("bad");
  const head = toMend === 0 ? "Nothing to mend" : `${toMend} to mend`;
  return count("unsure") === 0 ? `${head}.` : `${head}; ${count("unsure")} to look at yourself.`;
}

/** The exit code for what was found: 2 where something is to be mended, as for a configuration that does not hold. */
export function exitCodeOf(findings: readonly Finding[]): 0 | 2 {
  return findings.some(({ state }) => state === "bad") ? 2 : 0;
}

// Names of workspaces come from outside and may carry what moves a terminal's cursor.
function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]/gu, " ");
}
