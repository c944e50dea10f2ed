/** The ways in which replies can be shown, the first one unless another is asked for. */
export const ways = ["web", "terminal", "teams", "slack"] as const;
export type Way = (typeof ways)[number];

/** One reply, drawn in every way that the page shows. */
export interface Drawings {
  /** As a terminal shows it, without colours. */
  readonly terminal: string;
  /** HTML in which everything from content or people is escaped. */
  readonly web: string;
  /** Adaptive Cards as Teams is sent them. */
  readonly teams: readonly unknown[];
  /** Block Kit blocks as Slack is sent them. */
  readonly slack: readonly unknown[];
  /** Data addresses of the pictures that Slack's blocks name, by the ids of their files. */
  readonly pictures: Readonly<Record<string, string>>;
}

/** A line of a conversation as the page gets it. */
export interface ShownLine {
  readonly id: number;
  /** `said`: by the person; `reply`: to it; `unasked`: brought without being asked for; `note`: what was done to the clock. */
  readonly kind: "said" | "reply" | "unasked" | "note";
  /** Who is written to, where that is somebody else than the person whose conversation this is. */
  readonly to: string | null;
  /** "Mon, 23 Nov, 09:31" */
  readonly time: string;
  /** What was said or noted; of a drawn reply its title. */
  readonly text: string;
  readonly drawings: Drawings | null;
  readonly files: readonly { readonly name: string; readonly about: string; readonly href: string }[];
}

/** What the page has to know to show one conversation. */
export interface Shown {
  readonly who: string;
  /** The made-up people's clock. */
  readonly clock: string;
  /** How far the making of the people has come. */
  readonly making: { readonly done: number; readonly of: number };
  readonly lines: readonly ShownLine[];
}

/** What a press on the page asks for: typed words, a button's value, a card's data, a step of the clock. */
export type Asked = Readonly<Record<string, unknown>> & { readonly do: string };
