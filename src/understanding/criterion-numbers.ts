import type { Heard } from "./hear.ts";

const number = /(?<![\d.:])(\d{1,2})\.(\d{1,2})(?:\.(\d{1,2}))?(?![\d:]|\s?[ap]m\b|%|\.\d)/g;
const span = /(?<![\d.:])(\d{1,2})\.(\d{1,2})\s?(?:-|–|—|to|through|till)\s?(?:(\d{1,2})\.)?(\d{1,2})(?![\d.:])/g;
const mostInSpan = 20;

/** Criteria that a text names, and the text without them. */
export interface NamedCriteria {
  readonly criteria: readonly string[];
  readonly rest: string;
}

/** Reads "1.1", "1.1 and 2.10", "1.1 to 1.4", "AC 1.1"; a bare "1" is none. */
export function namedCriteria(text: string): NamedCriteria {
  const found: string[] = [];
  const spanned = text.replace(span, (all: string, ...groups: readonly (string | undefined)[]) => {
    const spelt = spelledOut(groups);
    found.push(...spelt);
    return spelt.length === 0 ? all : " ";
  });
  const rest = spanned.replace(number, (all: string) => {
    found.push(all);
    return " ";
  });
  const plain = rest.replace(/\b(?:ac|acs|criteri(?:on|a)|points?)\b/gi, " ");
  return { criteria: [...new Set(found)], rest: plain.replace(/\s{2,}/g, " ").trim() };
}

/** "1.1 to 1.4" as its criteria; nothing where it is no span of one outcome. */
function spelledOut([major = "", from, other, to]: readonly (string | undefined)[]): readonly string[] {
  const [first, last] = [Number(from), Number(to)];
  const isSpan = (other === undefined || other === major) && last > first && last - first <= mostInSpan;
  return isSpan ? Array.from({ length: last - first + 1 }, (_, at) => `${major}.${first + at}`) : [];
}

/** What hearing part of a message again takes. */
export type HearAgain = (text: string) => Heard;

/** A lone number beside criteria is a unit's: "4 1.1". */
export function asUnits(rest: string): string {
  return /\bunits?\b|\bu\d/i.test(rest) ? rest : rest.replace(/(?<![\w.])(\d{1,2})(?![\w.])/g, "unit $1");
}
