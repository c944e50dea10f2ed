import { cleanText } from "./clean-text.ts";
import { margin } from "./pdf-sheet.ts";

const top = 841.89 - margin.bottom + 10;
const height = 46;

/** Puts each page's own words and "Page 2 of 3" at its foot; screen readers pass over it as they do over decoration. */
export function drawFooters(document: PDFKit.PDFDocument, footers: readonly string[]): void {
  for (const [index, footer] of footers.entries()) {
    document.switchToPage(index);
    // Else the library would begin a page rather than write so low.
    document.page.margins.bottom = 0;
    document.markContent("Artifact", { type: "Pagination" });
    const { width } = document.page;
    const inner = width - margin.left - margin.right;
    document.lineWidth(0.4).strokeColor("#777777");
    document
      .moveTo(margin.left, top - 4)
      .lineTo(width - margin.right, top - 4)
      .stroke();
    document.font("plain").fontSize(8).fillColor("#444444");
    document.text(cleanText(footer), margin.left, top, { width: inner - 80, height, ellipsis: true });
    const number = `Page ${index + 1} of ${footers.length}`;
    document.text(number, width - margin.right - 70, top, { width: 70, align: "right", lineBreak: false });
    document.endMarkedContent();
  }
}
