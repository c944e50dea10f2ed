import { expect, test } from "vitest";
import { filesBelow } from "./repository-files.ts";

/** Where the number of an advisory lock, or of a class of them, gets its name. */
const named = /^(?:export )?const (\w*lock\w*) = ([\d_]{6,});$/gim;

test("no two advisory locks of the database have the same number: whoever wants one would wait for the other", () => {
  const all = filesBelow("src", ".ts").flatMap(({ path, text }) =>
    [...text.matchAll(named)].map(([, name = "", number = ""]) => ({ lock: `${path} ${name}`, number })),
  );
  expect(all.length).toBeGreaterThanOrEqual(9);
  const numbers = all.map(({ number }) => number.replaceAll("_", ""));
  const twice = all.filter((_, at) => numbers.indexOf(numbers[at] ?? "") !== numbers.lastIndexOf(numbers[at] ?? ""));
  expect(twice).toEqual([]);
});

test("every advisory lock that is asked for by one number is asked for by a name", () => {
  const asked = filesBelow("src", ".ts").flatMap(({ path, text }) =>
    [...text.matchAll(/advisory(?:_xact)?_lock(?:_shared)?\((\d[\d_]*)\)/g)].map(([call]) => `${path} ${call}`),
  );
  expect(asked).toEqual([]);
});
