import { createRequire } from "node:module";
import { setImmediate } from "node:timers/promises";
import type { Instant } from "../domain/learner.ts";
import type { PrintedPage } from "../ports/papers.ts";
import { cleanText } from "./clean-text.ts";
import { drawFooters } from "./pdf-footers.ts";
import { margin, openSheet, type Sheet } from "./pdf-sheet.ts";
import { drawTable } from "./pdf-table.ts";

const fontAt = (name: string): string =>
  createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/DejaVuSansCondensed${name}.ttf`);

/** What is printed of a document beside its pages. */
interface PdfOptions {
  readonly title: string;
  /** When it was made; undefined: as the library takes it from the system. */
  readonly at: Instant | undefined;
}

/** Pages on A4, tagged for screen readers: heading, facts, a table that goes on over pages, lines to sign on, a footer. */
export async function makePdf(pages: readonly PrintedPage[], { title, at }: PdfOptions): Promise<Buffer> {
  const { default: PDFDocument } = await import("pdfkit");
  const document = new PDFDocument({
    size: "A4",
    margins: margin,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: "1.7",
    lang: "en-GB",
    tagged: true,
    displayTitle: true,
    info: { Title: cleanText(title), Creator: "Unitwise", ...(at === undefined ? {} : { CreationDate: new Date(at) }) },
  });
  document.registerFont("plain", fontAt(""));
  document.registerFont("strong", fontAt("-Bold"));
  const bytes = bytesOf(document);
  const sheet = openSheet(document);
  const footers: string[] = [];
  for (const page of pages) {
    drawPage(page, sheet);
    while (footers.length < document.bufferedPageRange().count) footers.push(page.footer);
    // People who write meanwhile are answered between two pages.
    await setImmediate();
  }
  if (footers.length === 0) sheet.turn();
  drawFooters(document, footers);
  sheet.end();
  return bytes;
}

function drawPage({ title, facts, head, widths, rows, signatures }: PrintedPage, sheet: Sheet): void {
  sheet.turn();
  sheet.write(title, { tag: "H1", font: "strong", size: 16, after: 8 });
  for (const [label, value] of facts)
    sheet.write(`${label}: ${value}`, { tag: "P", font: "plain", size: 10, after: 2 });
  sheet.skip(10);
  if (head.length > 0) drawTable({ head, widths, rows }, sheet);
  sheet.skip(18);
  for (const label of signatures) sheet.signLine(label);
}

function bytesOf(document: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    document.on("data", (chunk: Buffer) => void chunks.push(chunk));
    document.on("end", () => resolve(Buffer.concat(chunks)));
    document.on("error", reject);
  });
}
