import { IntlMessageFormat } from "intl-messageformat";
import type { Language } from "../domain/learner.ts";
import { english, type MessageKey } from "./english.ts";

/** What a message is filled with. */
export type Fill = Readonly<Record<string, string | number>>;

/** Says one sentence of the catalogue. */
export type Say = (key: MessageKey, fill?: Fill) => string;

const catalogues: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = { en: english };
const locales: Readonly<Record<Language, string>> = { en: "en-GB" };

/** The sayings of one language; each message is parsed when first used. */
export function speak(language: Language): Say {
  const catalogue = catalogues[language];
  const parsed = new Map<MessageKey, IntlMessageFormat | string>();
  return (key, fill) => {
    const known = parsed.get(key) ?? parse(catalogue[key], locales[language]);
    parsed.set(key, known);
    return typeof known === "string" ? known : String(known.format(fill ?? {}));
  };
}

/** A message without placeholders needs no formatter. */
function parse(message: string, locale: string): IntlMessageFormat | string {
  return /[{}'<]/.test(message.replace(/’|'(?![{}<])/g, ""))
    ? new IntlMessageFormat(message, locale, undefined, { ignoreTag: true })
    : message;
}
