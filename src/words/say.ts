import { IntlMessageFormat } from "intl-messageformat";
import type { Language } from "../domain/learner.ts";
import { english, type MessageKey } from "./english.ts";

/** What a message is filled with. */
export type Fill = Readonly<Record<string, string | number>>;

/** Says one sentence of the catalogue. */
export type Say = (key: MessageKey, fill?: Fill) => string;

const catalogues: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { en: english };
const locales: Readonly<Record<Language, string>> = { en: "en-GB" };

/** A message taken apart: words, or the name of what goes between them. */
type Parsed = IntlMessageFormat | readonly (string | { readonly name: string })[];

/** The sayings of one language; each message is parsed when first used. */
export function speak(language: Language): Say {
  const catalogue = catalogues[language];
  const parsed = new Map<MessageKey, Parsed>();
  return (key, fill = {}) => {
    const known = parsed.get(key) ?? parse(catalogue[key], locales[language]);
    parsed.set(key, known);
    return known instanceof IntlMessageFormat
      ? String(known.format(fill))
      : (fillIn(known, fill) ?? formatted(key, fill));
  };

  /** A number, or something missing: the formatter knows how to write the one and complains of the other. */
  function formatted(key: MessageKey, fill: Fill): string {
    return String(withFormatter(catalogue[key], locales[language]).format(fill));
  }
}

function withFormatter(message: string, locale: string): IntlMessageFormat {
  return new IntlMessageFormat(message, locale, undefined, { ignoreTag: true });
}

/** Nearly all messages have nothing but words to fill in, which takes no formatter. */
function parse(message: string, locale: string): Parsed {
  const plain = message.replaceAll(/\{\w+\}/g, "");
  if (/[{}<]|'(?=[{}<'])/.test(plain)) return withFormatter(message, locale);
  return message.split(/(\{\w+\})/).map((part) => (/^\{\w+\}$/.test(part) ? { name: part.slice(1, -1) } : part));
}

function fillIn(parts: Exclude<Parsed, IntlMessageFormat>, fill: Fill): string | undefined {
  let text = "";
  for (const part of parts) {
    const value = typeof part === "string" ? part : fill[part.name];
    if (typeof value !== "string") return undefined;
    text += value;
  }
  return text;
}
