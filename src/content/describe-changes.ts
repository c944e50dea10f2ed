import { isDeepStrictEqual } from "node:util";
import type { ContentStore } from "../ports/content-store.ts";

/** What is otherwise in the content after a change, in words for whoever made it; empty where all is the same. */
export function describeChanges(before: ContentStore, after: ContentStore, today: string): readonly string[] {
  const [was, is] = [before.study(), after.study()];
  const inUnit = (one: { readonly subject: string; readonly id: string }) => `${one.subject}/${one.id}`;
  const other = [
    ["phrases", before.phrases, after.phrases],
    ["answers from the brochure", before.allFaq, after.allFaq],
    ["synonyms", was.synonyms, is.synonyms],
  ] as const;
  return [
    ...before.codes.flatMap((code) => {
      const [old, now] = [before.qualification(code, today), after.qualification(code, today)];
      return isDeepStrictEqual(old, now) ? [] : [`the rules or units of ${code} changed`];
    }),
    ...compare("topic", { was: was.topics, is: is.topics, name: inUnit }),
    ...compare("answer", { was: was.answers, is: is.answers, name: inUnit }),
    ...compare("question", { was: was.questions, is: is.questions, name: ({ id }) => id }),
    ...compare("term", { was: was.terms, is: is.terms, name: ({ id }) => id }),
    ...compare("emergency", { was: before.emergencies, is: after.emergencies, name: ({ id }) => id }),
    ...other.flatMap(([what, one, two]) => (isDeepStrictEqual(one, two) ? [] : [`${what} changed`])),
  ];
}

interface Both<T> {
  readonly was: readonly T[];
  readonly is: readonly T[];
  readonly name: (one: T) => string;
}

function compare<T>(what: string, { was, is, name }: Both<T>): readonly string[] {
  const old = new Map(was.map((one) => [name(one), one]));
  const now = new Map(is.map((one) => [name(one), one]));
  return [
    ...[...now.keys()].filter((id) => !old.has(id)).map((id) => `${what} ${id} added`),
    ...[...old.keys()].filter((id) => !now.has(id)).map((id) => `${what} ${id} removed`),
    ...[...now]
      .filter(([id, one]) => old.has(id) && !isDeepStrictEqual(old.get(id), one))
      .map(([id]) => `${what} ${id} changed`),
  ];
}
