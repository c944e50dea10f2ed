import { type Formatters, IntlMessageFormat } from "intl-messageformat";
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
    if (known instanceof IntlMessageFormat) return String(known.format(fill));
    // Something is missing: the formatter complains, and says of what.
    return fillIn(known, fill) ?? String(withFormatter(catalogue[key], locales[language]).format(fill));
  };
}

/** What writes numbers takes long to make, and is the same for all messages of a language. */
const formatters: Formatters = {
  getNumberFormat: rememberMade((...args: NumberArgs) => new Intl.NumberFormat(...args)),
  getDateTimeFormat: rememberMade((...args: DateArgs) => new Intl.DateTimeFormat(...args)),
  getPluralRules: rememberMade((...args: PluralArgs) => new Intl.PluralRules(...args)),
};

type NumberArgs = Parameters<Formatters["getNumberFormat"]>;
type DateArgs = Parameters<Formatters["getDateTimeFormat"]>;
type PluralArgs = Parameters<Formatters["getPluralRules"]>;

/** Made once for the same arguments, of which the catalogue has a handful. */
function rememberMade<Args extends readonly unknown[], Made>(make: (...args: Args) => Made): (...args: Args) => Made {
  const made = new Map<string, Made>();
  return (...args) => {
    const key = JSON.stringify(args);
    const known = made.get(key) ?? make(...args);
    made.set(key, known);
    return known;
  };
}

function withFormatter(message: string, locale: string): IntlMessageFormat {
  return new IntlMessageFormat(message, locale, undefined, { ignoreTag: true, formatters });
}

/** Nearly all messages have nothing but words and plain numbers to fill in, which takes no formatter. */
function parse(message: string, locale: string): Parsed {
  const plain = message.replaceAll(/\{\w+\}/g, "");
  if (/[{}<]|'(?=[{}<'])/.test(plain)) return withFormatter(message, locale);
  return message.split(/(\{\w+\})/).map((part) => (/^\{\w+\}$/.test(part) ? { name: part.slice(1, -1) } : part));
}

function fillIn(parts: Exclude<Parsed, IntlMessageFormat>, fill: Fill): string | undefined {
  let text = "";
  for (const part of parts) {
    const value = typeof part === "string" ? part : fill[part.name];
    if (value === undefined) return undefined;
    // A number that the message says nothing of is written in plain digits, as the formatter writes it.
    text += String(value);
  }
  return text;
}
