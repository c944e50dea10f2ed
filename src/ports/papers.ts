import type { ReplyFile } from "../domain/reply.ts";

/** What stands in one field of a sheet. */
export type Cell = string | number | null;

/** One table of a workbook; a CSV file has only the first. */
export interface Sheet {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A printed page, top to bottom. */
export interface PrintedPage {
  readonly title: string;
  /** "Learner", "Sam Okafor". */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly head: readonly string[];
  /** How wide each column is, in parts of the whole. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
  /** Lines to sign on, below the table. */
  readonly signatures: readonly string[];
  /** At the foot of every page. */
  readonly footer: string;
}

/** A file to be made. */
export type PaperOrder = { readonly name: string; readonly about: string } & (
  | { readonly kind: "csv"; readonly sheet: Sheet }
  | { readonly kind: "xlsx"; readonly sheets: readonly Sheet[] }
  | { readonly kind: "pdf"; readonly pages: readonly PrintedPage[] }
  | { readonly kind: "json"; readonly value: unknown }
);

/** Makes files. */
export interface Papers {
  /** Whatever stands in the order comes out as text: cells that a spreadsheet would run are made inert. */
  make(order: PaperOrder): Promise<ReplyFile>;
}
