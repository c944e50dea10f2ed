import { cleanText } from "./clean-text.ts";

/** In points, 72 to an inch. The bottom leaves room for a footer of three lines. */
export const margin = { top: 48, left: 50, right: 50, bottom: 72 };
/** So much room a line to sign on takes. */
const signHeight = 42;

export type FontName = "plain" | "strong";

/** How a piece of text is set. */
export interface Setting {
  readonly font: FontName;
  /** In points. */
  readonly size: number;
}

/** Where a box of text goes. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A document that is written from top to bottom; every piece of text is one element of its structure. */
export interface Sheet {
  readonly document: PDFKit.PDFDocument;
  /** The root of the structure. */
  readonly root: PDFKit.PDFStructureElement;
  readonly left: number;
  readonly width: number;
  /** How much of the page is left. */
  room(): number;
  /** How much of a fresh page there is. */
  readonly full: number;
  /** Begins a page. */
  turn(): void;
  skip(height: number): void;
  /** Writes below what is there, over pages where it must. */
  write(text: string, setting: Setting & { readonly tag: string; readonly after: number }): void;
  /** Sets text into a box, and does not go on below it; `into` is the element it belongs to. */
  set(text: string, setting: Setting, box: Place & { readonly into: PDFKit.PDFStructureElement }): void;
  heightOf(text: string, setting: Setting, width: number): number;
  /** "Learner's signature ______ Date ______". */
  signLine(label: string): void;
  end(): void;
}

/** Begins writing; the first page comes with the first turn. */
export function openSheet(document: PDFKit.PDFDocument): Sheet {
  const root = document.struct("Document");
  document.addStructure(root);
  const full = 841.89 - margin.top - margin.bottom;
  const width = 595.28 - margin.left - margin.right;
  const room = () => margin.top + full - document.y;
  const use = ({ font, size }: Setting) => document.font(font).fontSize(size);
  const measured = new Map<string, number>();
  const heightOf = (text: string, setting: Setting, wide: number): number => {
    // Measuring takes as long as setting, and the cells of a table are much alike.
    const key = `${setting.font} ${setting.size} ${wide} ${text}`;
    const height = measured.get(key) ?? use(setting).heightOfString(text === "" ? " " : text, { width: wide });
    measured.set(key, height);
    return height;
  };

  const set: Sheet["set"] = (text, setting, { x, y, width: wide, into }) => {
    into.add(() => use(setting).fillColor("#000000").text(text, x, y, { width: wide }));
  };

  function writePiece(text: string, setting: Setting & { readonly tag: string }): void {
    const element = document.struct(setting.tag);
    root.add(element);
    set(text, setting, { x: margin.left, y: document.y, width, into: element });
    element.end();
  }

  return {
    document,
    root,
    left: margin.left,
    width,
    full,
    room,
    turn: () => void document.addPage(),
    skip: (height) => {
      document.y += height;
    },
    write(text, { after, ...setting }) {
      let rest = cleanText(text);
      while (rest !== "") {
        if (heightOf("X", setting, width) > room()) document.addPage();
        const piece = fitting(rest, (part) => heightOf(part, setting, width) <= room());
        writePiece(piece, setting);
        rest = rest.slice(piece.length);
      }
      document.y += after;
    },
    set,
    heightOf,
    signLine(label) {
      if (signHeight > room()) document.addPage();
      drawSignLine(document, { root, label: cleanText(label), width });
    },
    end: () => {
      root.end();
      document.end();
    },
  };
}

/** As much from the beginning of the text as fits, cut at a space where there is one; one letter at least. */
export function fitting(text: string, fits: (part: string) => boolean): string {
  if (fits(text)) return text;
  let [low, high] = [1, text.length];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (fits(text.slice(0, middle))) low = middle;
    else high = middle;
  }
  const space = Math.max(text.lastIndexOf(" ", low), text.lastIndexOf("\n", low - 1)) + 1;
  const end = space > 1 && space <= low ? space : low;
  // Not through the middle of a letter that takes two.
  return text.slice(0, /[\ud800-\udbff]$/.test(text.slice(0, end)) ? end + 1 : end);
}

interface Signing {
  readonly root: PDFKit.PDFStructureElement;
  readonly label: string;
  readonly width: number;
}

function drawSignLine(document: PDFKit.PDFDocument, { root, label, width }: Signing): void {
  const top = document.y;
  const element = document.struct("P");
  root.add(element);
  const line = top + 26;
  const write = (text: string, x: number, wide: number) =>
    element.add(() => {
      document.font("plain").fontSize(8).fillColor("#333333");
      document.text(text, x, line + 3, { width: wide, height: 12, ellipsis: true, lineBreak: false });
    });
  const signed = width * 0.62;
  const dateLeft = margin.left + width * 0.68;
  document.markContent("Artifact", { type: "Layout" });
  document.lineWidth(0.7).strokeColor("#000000");
  document
    .moveTo(margin.left, line)
    .lineTo(margin.left + signed, line)
    .stroke();
  document
    .moveTo(dateLeft, line)
    .lineTo(margin.left + width, line)
    .stroke();
  document.endMarkedContent();
  write(label, margin.left, signed);
  write("Date", dateLeft, width * 0.32);
  element.end();
  document.x = margin.left;
  document.y = top + signHeight;
}
