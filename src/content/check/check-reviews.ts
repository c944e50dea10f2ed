import type { SourceKind } from "../../domain/study.ts";
import type { Bank, Path } from "./bank.ts";
import type { Finding } from "./finding.ts";

interface Upkeep {
  readonly written?: string;
  readonly reviewBy?: string;
}

/** A file whose pieces have review dates of their own or the file's. */
interface Kept {
  readonly written: string;
  readonly reviewBy: string;
  readonly sources: Readonly<Record<string, { readonly kind: SourceKind }>>;
  readonly where: (path: Path) => string;
  readonly pieces: readonly Piece[];
}

interface Piece extends Upkeep {
  readonly id: string;
  readonly path: Path;
  readonly cites: readonly string[];
}

/** What the law says may change within the year. */
const legalKinds: readonly SourceKind[] = ["act", "regulations", "guidance"];

/** Reviews that are overdue on the local date `today`, and legal pieces that nobody would look at within a year. */
export function checkReviews(bank: Bank, today: string): readonly Finding[] {
  return keptFiles(bank).flatMap((file) => [...overdue(file, today), ...tooLate(file)]);
}

function keptFiles({ units, glossary }: Bank): readonly Kept[] {
  const files = units.flatMap(({ notes, quiz }) => [
    ...(notes === undefined
      ? []
      : [keep(notes, [...piecesOf("topics", notes.content.topics), ...piecesOf("answers", notes.content.answers)])]),
    ...(quiz === undefined ? [] : [keep(quiz, piecesOf("questions", quiz.content.questions))]),
  ]);
  return glossary === undefined ? files : [...files, keep(glossary, piecesOf("terms", glossary.content.terms))];
}

interface FileWithHead {
  readonly content: Pick<Kept, "written" | "reviewBy" | "sources">;
  readonly where: Kept["where"];
}

function keep({ content, where }: FileWithHead, pieces: readonly Piece[]): Kept {
  const { written, reviewBy, sources } = content;
  return { written, reviewBy, sources, where, pieces };
}

type PieceInFile = Upkeep & { readonly id: string; readonly sources: readonly string[] };

function piecesOf(list: string, pieces: readonly PieceInFile[]): readonly Piece[] {
  return pieces.map((piece, at) => ({ ...piece, cites: piece.sources, path: [list, at] }));
}

function isLegal({ cites }: Piece, { sources }: Kept): boolean {
  return cites.some((id) => legalKinds.some((kind) => kind === sources[id]?.kind));
}

// The pieces that go by the file's date are told of once, at that date.
function overdue(file: Kept, today: string): readonly Finding[] {
  const own = file.pieces.filter((piece) => piece.reviewBy !== undefined);
  const found = own
    .filter(({ reviewBy = "" }) => reviewBy < today)
    .map((piece): Finding => {
      const problem = `The review of "${piece.id}" was due by ${piece.reviewBy}.`;
      return late(file.where([...piece.path, "reviewBy"]), problem, isLegal(piece, file));
    });
  if (file.reviewBy >= today) return found;
  const rest = file.pieces.filter((piece) => piece.reviewBy === undefined);
  const pieces = rest.length === 1 ? "1 piece" : `${rest.length} pieces`;
  const problem = `The review of ${pieces} of this file was due by ${file.reviewBy}.`;
  const legal = rest.some((piece) => isLegal(piece, file));
  return [late(file.where(["reviewBy"]), problem, legal), ...found];
}

function late(where: string, problem: string, legal: boolean): Finding {
  const fix = "Look at it again, against its sources, and set a new date.";
  return { where, problem, fix, severity: legal ? "error" : "warning", check: "review" };
}

function tooLate(file: Kept): readonly Finding[] {
  return file.pieces
    .filter((piece) => isLegal(piece, file))
    .flatMap((piece): readonly Finding[] => {
      const { written = file.written, reviewBy = file.reviewBy } = piece;
      const latest = aYearAfter(written);
      if (reviewBy <= latest) return [];
      const problem = `"${piece.id}" says what the law is, and its review is not due before ${reviewBy}.`;
      const fix = `Allowed: ${latest} at the latest, a year after it was written.`;
      const where = file.where([...piece.path, "reviewBy"]);
      return [{ where, problem, fix, severity: "error", check: "review" }];
    });
}

/** The same day a year later; 29 February has its anniversary on 28 February. */
function aYearAfter(date: string): string {
  const later = `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
  return later.endsWith("-02-29") ? later.replace("-29", "-28") : later;
}
