import type { Intent } from "../../domain/intent.ts";
import { foldName, plainName } from "../../domain/plain-name.ts";
import { askWhichPerson, findPerson, type NamedPerson } from "../find-person.ts";
import { makeReply, type Outcome, type Scene } from "../scene.ts";

/** The people that were named, each once; or what has to be asked or said first. */
export type FoundPeople =
  | { readonly kind: "found"; readonly people: readonly NamedPerson[] }
  | { readonly kind: "asked"; readonly outcome: Outcome };

interface Asking {
  /** The intent with these names in place of those that were said. */
  readonly choose: (who: readonly string[]) => Intent;
  /** People need not be in reach. */
  readonly anybody: boolean;
  /** Said where nobody is found. */
  readonly nobody: "person.nobody" | "person.nobody.mention" | "person.nobody.id";
}

/** Finds everybody that was named ("me" is whoever asks); nobody is found unless all are. */
export function findPeople(said: readonly string[], scene: Scene, asking: Asking): FoundPeople {
  const { say } = scene;
  const intent = asking.choose([]).kind;
  if (said.every((one) => foldName(one) === ""))
    return asked({ intent, data: { error: { code: "no-person" } }, reply: makeReply(say("person.who")) });
  const people = new Map<string, NamedPerson>();
  for (const one of said) {
    const found = findOne(one, scene, asking.anybody);
    if (found.kind === "found") people.set(found.who, { who: found.who, name: found.name });
    else if (found.kind === "several") {
      const replaced = (who: string) => asking.choose(said.map((other) => (other === one ? who : other)));
      return asked(askWhichPerson(found, scene, replaced));
    } else {
      const reply = makeReply(say(asking.nobody, { said: plainName(one) }));
      return asked({ intent, data: { error: { code: "no-such-person" } }, reply });
    }
  }
  return { kind: "found", people: [...people.values()] };
}

function findOne(said: string, scene: Scene, anybody: boolean): ReturnType<typeof findPerson> {
  const { learner } = scene;
  const isMe = /^(?:me|myself|i)$/.test(foldName(said)) && !scene.mentions.some(({ name }) => name === said);
  return isMe
    ? { kind: "found", who: learner.id, name: plainName(learner.name ?? "") || learner.id }
    : findPerson(said, scene, { anybody });
}

function asked(outcome: Outcome): FoundPeople {
  return { kind: "asked", outcome };
}
