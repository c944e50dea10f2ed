import type { Intent } from "./intent.ts";
import type { Picture } from "./picture.ts";

/** A run of words; `strong` is emphasis only, never the bearer of meaning. */
export type Inline = string | { readonly strong: string };

/** One neutral piece of a reply; each platform draws it, plain text is everyone's fallback. */
export type Block =
  | { readonly kind: "text"; readonly text: readonly Inline[]; readonly tone?: "good" | "bad" | "muted" }
  /** `numbered`: steps, in this order. */
  | { readonly kind: "list"; readonly items: readonly (readonly Inline[])[]; readonly numbered?: true }
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Drawn where pictures can be shown, elsewhere as text; `alt` says in words what it shows. */
  | { readonly kind: "picture"; readonly picture: Picture; readonly alt: string }
  /** A file for the one who asked, in private. */
  | { readonly kind: "file"; readonly file: ReplyFile }
  | Form;

/** A file that comes with a reply; such a reply is `personal` and never kept. */
export interface ReplyFile {
  /** "checklist-unit-6.pdf": letters, digits, dots and hyphens. */
  readonly name: string;
  /** A media type: "application/pdf". */
  readonly type: string;
  readonly base64: string;
  /** What it is, in a sentence. */
  readonly about: string;
}

/** One field of a form: a list to pick from. */
export interface Field {
  /** The field of the form's intent that what is picked goes into. */
  readonly id: string;
  readonly label: string;
  readonly pick: "one" | "many";
  /** `id` is what is filled in, "6" for unit 6; `label` is what people read. */
  readonly options: readonly { readonly id: string; readonly label: string }[];
  /** Ids that are picked already. */
  readonly chosen: readonly string[];
}

/** Something to fill in and send off; sending means that intent with its fields filled (`fillForm`). */
export interface Form {
  readonly kind: "form";
  readonly title: string;
  readonly fields: readonly Field[];
  readonly submit: string;
  readonly means: Intent;
}

/** Something the learner can press (or type the label of) next; pressing means the intent. */
export interface Choice {
  readonly label: string;
  readonly intent: Intent;
}

/** One answer. `choices` settle a question that was asked back; `next` are offers that may be ignored. */
export interface Reply {
  /** The answer in one line; the first thing read aloud. */
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly choices: readonly Choice[];
  readonly next: readonly Choice[];
  /** Personal answers go to the learner alone. */
  readonly audience: "learner" | "channel";
}

/** The words of a run without emphasis. */
export function inlineText(text: readonly Inline[]): string {
  return text.map((part) => (typeof part === "string" ? part : part.strong)).join("");
}
