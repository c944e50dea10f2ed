import type { ReplyFile } from "../domain/reply.ts";
import type { Clock } from "../ports/clock.ts";
import type { PaperOrder, Papers } from "../ports/papers.ts";
import { fileName } from "./clean-text.ts";

const types = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf: "application/pdf",
  json: "application/json",
} as const;

/** Makes files; what makes a kind of file is loaded with the first of it. `clock`: dates printed documents. */
export function openPapers({ clock }: { readonly clock?: Clock } = {}): Papers {
  return {
    async make(order): Promise<ReplyFile> {
      const bytes = await bytesOf(order, clock);
      const { kind, name, about } = order;
      return { name: fileName(name), type: types[kind], base64: bytes.toString("base64"), about };
    },
  };
}

async function bytesOf(order: PaperOrder, clock: Clock | undefined): Promise<Buffer> {
  switch (order.kind) {
    case "csv":
      return (await import("./make-csv.ts")).makeCsv(order.sheet);
    case "xlsx":
      return (await import("./make-xlsx.ts")).makeXlsx(order.sheets);
    case "pdf":
      return (await import("./make-pdf.ts")).makePdf(order.pages, { title: order.about, at: clock?.now() });
    case "json":
      return Buffer.from(`${JSON.stringify(order.value, null, 2)}\n`, "utf8");
    default:
      return order satisfies never;
  }
}
